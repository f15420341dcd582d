import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { offerCures } from '../cli/offer.js'
import type { RunResult } from '../cli/reports.js'
import { runValidate } from '../cli/validate.js'
import { PATHS } from './paths.js'
import { REPAIR_FLAGS, TARGET_FLAG, toRepair, toRequest, VALIDATE_FLAGS } from './validate-flags.js'

export class Fix extends Command {
  static override summary = 'Repair a config: validate --fix under another name.'
  static override description =
    'Makes the repairs that do not change what the config means, touches nothing else in the file, and says what is left. Standard input (-) comes out repaired on standard output, with what there is to say on standard error.\n\nExit codes: 0 no errors are left, 1 errors are left (with --diff: something would change), 2 it could not be done.'
  static override examples = [
    { description: 'See first what would change', command: '<%= config.bin %> fix --diff' },
    { description: 'This file', command: '<%= config.bin %> fix config/config.yml' },
    {
      description: 'As a filter',
      command: '<%= config.bin %> fix - < config.yml > repaired.yml',
    },
  ]
  static override strict = false
  static override args = PATHS
  static override flags = {
    ...VALIDATE_FLAGS,
    ...TARGET_FLAG,
    ...REPAIR_FLAGS,
    linked: Flags.boolean({ hidden: true }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Fix)
    if (flags.linked)
      this.error('fix repairs configs alone; `validate --linked` checks the files that they name', {
        exit: 2,
      })
    let found: RunResult['files'] = []
    const request = {
      ...toRequest(argv as string[], flags),
      repair: toRepair(flags),
      onDone: (files: RunResult['files']) => {
        found = files
      },
    }
    const io = processIo()
    process.exitCode = await runValidate(request, io)
    if (flags.diff || !(await offerCures(found, this.config, io))) return
    // The other command left its own exit code; what is left to say of the files is ours.
    const { repair, onDone, ...judgement } = request
    process.exitCode = await runValidate(judgement, io)
  }
}
