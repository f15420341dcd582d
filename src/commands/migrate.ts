import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { runMigrate } from '../cli/migrate.js'
import { PATHS } from './paths.js'
import { REPAIR_FLAGS, toRepair, toRequest, VALIDATE_FLAGS } from './validate-flags.js'

export class Migrate extends Command {
  static override summary = 'Bring old forms of a config up to date.'
  static override description =
    'Rewrites what older versions of PMM/Kometa called something else, and touches nothing else in the file. What may change the meaning is asked as a question and done with --unsafe-fixes.\n\nExit codes: 0 nothing old is left that does harm, 1 something is (with --diff: something would change), 2 it could not be done.'
  static override examples = [
    { description: 'See first what would change', command: '<%= config.bin %> migrate --diff' },
    { description: 'For the version you run', command: '<%= config.bin %> migrate --to 2.4.4 config.yml' },
    { description: 'All there are', command: '<%= config.bin %> migrate --list' },
  ]
  static override strict = false
  static override args = PATHS
  static override flags = {
    ...VALIDATE_FLAGS,
    to: Flags.string({
      helpValue: 'VERSION',
      description:
        'The version of PMM/Kometa that is to read the config; the newest of the target by default.',
    }),
    only: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'ID',
      description: 'This migration alone, also one that has to be asked for; several are fine.',
    }),
    'opt-in': Flags.boolean({ description: 'Also migrations that are only done when they are asked for.' }),
    list: Flags.boolean({ description: 'List the migrations and change nothing.' }),
    ...REPAIR_FLAGS,
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Migrate)
    const { to, only, list } = flags
    process.exitCode = await runMigrate(
      {
        ...toRequest(argv as string[], flags),
        repair: toRepair(flags),
        list,
        optIn: flags['opt-in'],
        ...(to === undefined ? {} : { to }),
        ...(only ? { only } : {}),
      },
      processIo(),
    )
  }
}
