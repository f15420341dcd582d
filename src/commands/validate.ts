import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { runValidate } from '../cli/validate.js'
import { type Format, reporters } from '../report/reporters.js'

export class Validate extends Command {
  static override summary = 'Check a config for mistakes.'
  static override description =
    'Reads configs as PMM/Kometa does and says what is wrong with them. Changes nothing.\n\nExit codes: 0 no errors, 1 errors were found, 2 the check could not be done.'
  static override examples = [
    { description: 'The config PMM would read', command: '<%= config.bin %> validate' },
    { description: 'This file', command: '<%= config.bin %> validate config/config.yml' },
    {
      description: 'Standard input, for other programs',
      command: '<%= config.bin %> validate --format json -',
    },
  ]
  static override strict = false
  static override args = {
    path: Args.string({ description: 'File, folder, glob, or - for standard input; several are fine.' }),
  }
  static override flags = {
    format: Flags.option({
      options: Object.keys(reporters) as Format[],
      default: 'pretty',
      description: 'How findings are printed.',
    })(),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Validate)
    process.exitCode = await runValidate({ paths: argv as string[], format: flags.format }, processIo())
  }
}
