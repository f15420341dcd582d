import { dirname } from 'node:path'
import { run } from '@oclif/core/run'
import { Explain } from '../commands/explain.js'
import { Rules } from '../commands/rules.js'
import { Validate } from '../commands/validate.js'
import { reportCrash } from './crash.js'

/** The commands by name; oclif finds them here (`oclif.commands` in package.json). */
export const COMMANDS = { validate: Validate, explain: Explain, rules: Rules }

/** Runs the program. The exit code is left in `process.exitCode`, so that output is never cut off. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    await run([...argv], { root: dirname(__dirname) })
  } catch (error) {
    process.exitCode = reportCrash(error, process.stderr)
  }
}
