import { resolve } from 'node:path'
import { run } from '@oclif/core/run'
import { Explain } from '../commands/explain.js'
import { Fix } from '../commands/fix.js'
import { Migrate } from '../commands/migrate.js'
import { Rules } from '../commands/rules.js'
import { Validate } from '../commands/validate.js'

/** The commands by name; oclif finds them here (`oclif.commands` in package.json). */
export const COMMANDS = { validate: Validate, fix: Fix, migrate: Migrate, explain: Explain, rules: Rules }

/** The whole program, as oclif runs it. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  // Built, this file stands in dist/lazy/.
  await run([...argv], { root: resolve(__dirname, '../..') })
}
