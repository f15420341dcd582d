import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { inlineSecrets } from '../cli/secrets/inline.js'
import { ONE_PATH } from './one-path.js'
import { CHANGE_FLAGS } from './secrets-flags.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class SecretsInline extends Command {
  static override summary = 'Put the values of an env file back into a config.'
  static override description =
    'Puts values in place of the placeholders that PMM fills from an env file, in the quotes that are there: what `secrets extract` moved comes back byte for byte. The env file stays as it is.\n\nExit codes: 0 no placeholder is left, 1 some are (with --diff: something would change), 2 it could not be done.'
  static override examples = [
    { description: 'See first what would change', command: '<%= config.bin %> secrets inline --diff' },
    {
      description: 'One value alone',
      command: '<%= config.bin %> secrets inline --only KOMETA_TMDB_APIKEY config/config.yml',
    },
  ]
  static override args = ONE_PATH
  static override flags = {
    from: Flags.string({
      helpValue: 'FILE',
      description: 'The env file; by default the `.env` beside the config.',
    }),
    only: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME',
      description: 'This variable alone; several are fine.',
    }),
    ...CHANGE_FLAGS,
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SecretsInline)
    const { from, only = [], diff, yes, backup, config, settings } = flags
    process.exitCode = await inlineSecrets(
      {
        only,
        diff,
        yes,
        backup,
        config,
        ...(args.config === undefined ? {} : { path: args.config }),
        ...(from === undefined ? {} : { envFile: from }),
        ...(settings === undefined ? {} : { settingsFile: settings }),
      },
      processIo(),
    )
  }
}
