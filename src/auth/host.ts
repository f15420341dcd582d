import type { Io } from '../cli/io.js'
import { updateFile } from '../files/write/update.js'
import type { AuthProvider, Change, Host, OpenConfig, Problem } from '../plugin/index.js'
import type { Source } from '../text/source.js'
import { findConfig, mustBeConfig, type Opened, openFile } from './open.js'
import { Misuse } from './outcome.js'
import { patch, readAsWritten } from './patch.js'
import { redactWords } from './redact.js'
import { runVerb } from './run-verb.js'
import { sectionOf } from './section.js'
import { settingsFor } from './settings.js'

/**
 * What the program does for its plugins.
 *
 * @param providers all that the plugins bring
 */
export function createHost(
  io: Io,
  userAgent: string,
  providers: () => Promise<readonly AuthProvider[]>,
): Host {
  return {
    async run(verb, service, request) {
      const all = await providers()
      const provider = all.find((one) => one.service === service)
      if (!provider) throw new Error('a plugin asks for a service that none brings')
      return runVerb(verb, provider, request, io, userAgent, all)
    },
    open: (path) => open(path, io),
    redact: redactWords,
  }
}

async function open(path: string | undefined, io: Io): Promise<OpenConfig | Problem> {
  try {
    const request = path === undefined ? {} : { path }
    const loaded = await settingsFor(request, io)
    if (!loaded.ok) return loaded.problems[0]!
    const opened = await openFile(await findConfig({ request, io, settings: loaded.settings }), io)
    mustBeConfig(opened)
    return {
      path: opened.path,
      section: (name) => sectionOf(opened.document, name, opened.secrets),
      write: (section, changes) => write(opened, section, changes, io),
    }
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    const { path, message, hint } = error
    return { path, message, ...(hint === undefined ? {} : { hint }) }
  }
}

async function write(
  { path, source, document }: Opened,
  section: string,
  changes: readonly Change[],
  io: Io,
): Promise<Problem | undefined> {
  const patched = patch(document, section, changes)
  if (!patched.ok) return { path, message: `this cannot be changed like that: ${patched.reason}` }
  const again = (present: Source) => patch(readAsWritten(present), section, changes)
  const outcome = await updateFile({
    path,
    cwd: io.cwd,
    before: source,
    text: patched.text,
    backup: true,
    again: async (present) => {
      const result = again(present)
      return result.ok ? result.text : undefined
    },
  })
  if (outcome.ok) return undefined
  const { ok, ...problem } = outcome
  return problem
}
