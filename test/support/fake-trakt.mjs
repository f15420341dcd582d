// `npm run fake-trakt`: a Trakt of one's own on loopback, to try pmm-config's sign-in without an account.
import { readArguments, USAGE } from './fake-trakt/arguments.mjs'
import { onEnd } from './fake-trakt/end.mjs'
import { startFakeTrakt } from './fake-trakt/server.mjs'
import { welcome } from './fake-trakt/welcome.mjs'

try {
  const { help, issue, approveAfter, denyAfter, faults, options } = readArguments(process.argv.slice(2))
  if (help) {
    process.stdout.write(USAGE)
  } else {
    const fake = await startFakeTrakt({ ...options, log: (line) => console.log(line) })
    onEnd(() => fake.close())
    fake.faults.push(...faults)
    if (approveAfter !== undefined) fake.approveAfter(approveAfter)
    if (denyAfter !== undefined) fake.denyAfter(denyAfter)
    process.stdout.write(welcome(fake, issue))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
