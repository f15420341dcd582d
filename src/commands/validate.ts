import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { FORMATS } from '../cli/outputs.js'
import { runValidate } from '../cli/validate.js'

export class Validate extends Command {
  static override summary = 'Check a config for mistakes.'
  static override description =
    'Reads configs as PMM/Kometa does and says what is wrong with them. Changes nothing.\n\nExit codes: 0 no errors, 1 errors were found (or more warnings than --max-warnings), 2 the check could not be done.'
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
    path: Args.string({
      ignoreStdin: true,
      description: 'File, folder, glob, or - for standard input; several are fine.',
    }),
  }
  static override flags = {
    format: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'FORMAT[=FILE]',
      description: `How findings are printed: ${FORMATS.join(', ')}. With =FILE written to a file beside that.`,
    }),
    target: Flags.string({
      helpValue: 'RANGE',
      description: 'The PMM/Kometa versions the config is for, as a semver range; auto asks the config.',
    }),
    rule: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'ID=SEVERITY',
      description: 'error, warning, info or off for a rule, or for a group such as trakt/*.',
    }),
    quiet: Flags.boolean({ description: 'Print errors only.' }),
    'max-warnings': Flags.integer({
      min: 0,
      helpValue: 'N',
      description: 'Exit with 1 for more warnings than this.',
    }),
    now: Flags.string({
      helpValue: 'TIME',
      description: 'Judge tokens by this clock (ISO 8601), for repeatable runs.',
    }),
    config: Flags.boolean({
      allowNo: true,
      default: true,
      description: 'Read the settings file, if there is one.',
    }),
    'force-exclude': Flags.boolean({
      description: 'Leave out what the settings ignore even when it is named, for hooks.',
    }),
    'stdin-filename': Flags.string({
      helpValue: 'PATH',
      description: 'What standard input is called in findings.',
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Validate)
    const { format, rule, quiet, target, now } = flags
    process.exitCode = await runValidate(
      {
        paths: argv as string[],
        quiet,
        settings: flags.config,
        forceExclude: flags['force-exclude'],
        ...(format ? { formats: format } : {}),
        ...(rule ? { rules: rule } : {}),
        ...(target === undefined ? {} : { target }),
        ...(now === undefined ? {} : { now }),
        ...(flags['max-warnings'] === undefined ? {} : { maxWarnings: flags['max-warnings'] }),
        ...(flags['stdin-filename'] === undefined ? {} : { stdinFilename: flags['stdin-filename'] }),
      },
      processIo(),
    )
  }
}
