import { type DoctorRequest, runDoctor } from '../../src/cli/doctor/run-doctor.js'
import { provider as mal } from '../../src/plugins/mal/provider.js'
import { provider as trakt } from '../../src/plugins/trakt/provider.js'
import type { Check } from '../../src/report/checkup.js'
import { fakeIo } from './fake-io.js'

/** Runs `doctor` in a folder. */
export async function examine(
  folder: string,
  request: Partial<DoctorRequest> = {},
  options: Parameters<typeof fakeIo>[1] = {},
) {
  const io = fakeIo(folder, options)
  const asked = { json: true, online: false, timeout: 5, settings: true, ...request }
  const code = await runDoctor(asked, { providers: [trakt, mal], userAgent: 'pmm-config/test' }, io)
  const raw = io.printed.out
  const { config, topics } = asked.json ? JSON.parse(raw) : { config: undefined, topics: [] }
  const checks: readonly Check[] = topics.flatMap((topic: { checks: readonly Check[] }) => topic.checks)
  return {
    ...{ code, config, checks, raw, out: raw + io.printed.err, err: io.printed.err },
    /** The marks and words of all checks of an id. */
    of: (id: string) => checks.filter((one) => one.id === id).map(({ mark, message }) => [mark, message]),
  }
}
