import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { runValidate } from '../cli/validate.js'
import { PATHS } from './paths.js'
import { REPAIR_FLAGS, TARGET_FLAG, toRepair, toRequest, VALIDATE_FLAGS } from './validate-flags.js'

export class Validate extends Command {
  static override summary = 'Check a config for mistakes.'
  static override description =
    'Reads configs as PMM/Kometa does and says what is wrong with them. Changes nothing unless it is told to.\n\nExit codes: 0 no errors, 1 errors were found (or more warnings than --max-warnings), 2 the check could not be done.'
  static override examples = [
    { description: 'The config PMM would read', command: '<%= config.bin %> validate' },
    { description: 'This file', command: '<%= config.bin %> validate config/config.yml' },
    { description: 'Repair what can be repaired safely', command: '<%= config.bin %> validate --fix' },
    {
      description: 'Standard input, for other programs',
      command: '<%= config.bin %> validate --format json -',
    },
  ]
  static override strict = false
  static override args = PATHS
  static override flags = {
    ...VALIDATE_FLAGS,
    ...TARGET_FLAG,
    linked: Flags.boolean({
      description: 'Also check the local files that the config names: YAML, names, needed services.',
    }),
    fix: Flags.boolean({ description: 'Repair what can be repaired without changing what it means.' }),
    ...REPAIR_FLAGS,
    'add-ignores': Flags.boolean({
      description: 'Accept what is found today: put a comment that silences it above each finding.',
      exclusive: ['fix', 'unsafe-fixes'],
    }),
    reason: Flags.string({
      dependsOn: ['add-ignores'],
      helpValue: 'TEXT',
      description: 'The reason in these comments; by default "accepted on" and the date.',
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Validate)
    const { fix, backup, linked } = flags
    const accepts = flags['add-ignores']
    if (backup && !fix && !flags['unsafe-fixes'] && !accepts)
      this.error('--backup is for --fix and --add-ignores', { exit: 2 })
    const io = processIo()
    const reason = accepts ? reasonOf(flags.reason, flags.now, io.now()) : undefined
    if (reason === '') this.error('--reason is blank', { exit: 2 })
    const changes = fix || flags['unsafe-fixes'] || flags.diff || accepts
    if (linked && changes)
      this.error('--linked only checks: files that a config names are not repaired', { exit: 2 })
    if (linked && argv.includes('-'))
      this.error('--linked needs a config on the disk, not on standard input', { exit: 2 })
    const accepted = reason === undefined ? {} : { acceptedBecause: reason }
    const repair = changes ? { repair: { ...toRepair(flags), ...accepted } } : {}
    process.exitCode = await runValidate({ ...toRequest(argv as string[], flags), ...repair, linked }, io)
  }
}

/** A comment has one line. The day is that of the clock that the run goes by. */
function reasonOf(given: string | undefined, now: string | undefined, today: Date): string {
  const day = (now ?? today.toISOString()).slice(0, 10)
  return (given ?? `accepted on ${day}`).replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
