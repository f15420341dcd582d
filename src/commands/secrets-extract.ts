import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { extractSecrets } from '../cli/secrets/extract.js'
import { ONE_PATH } from './one-path.js'
import { CHANGE_FLAGS } from './secrets-flags.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class SecretsExtract extends Command {
  static override summary = 'Move literal secrets of a config into an env file.'
  static override description =
    'Puts `<<tmdb-apikey>>` in place of a secret and KOMETA_TMDB_APIKEY into the `.env` beside the config, which PMM reads by itself; for the token of Plex the word `env`. Quotes, comments and all else stay. `secrets inline` is the way back.\n\nExit codes: 0 no secret is left, 1 some are (with --diff: something would change), 2 it could not be done.'
  static override examples = [
    { description: 'See first what would change', command: '<%= config.bin %> secrets extract --diff' },
    {
      description: 'For a container',
      command: '<%= config.bin %> secrets extract --write-env kometa.env config/config.yml',
    },
  ]
  static override args = ONE_PATH
  static override flags = {
    'write-env': Flags.string({
      helpValue: 'FILE',
      aliases: ['env-file'],
      description: 'The env file, for its owner alone where it is new; lines that are in it stay.',
    }),
    gitignore: Flags.boolean({
      description: 'Put the env file into .gitignore where git would take it along.',
    }),
    ...CHANGE_FLAGS,
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SecretsExtract)
    const { gitignore, diff, yes, backup, config, settings } = flags
    process.exitCode = await extractSecrets(
      {
        gitignore,
        diff,
        yes,
        backup,
        config,
        ...(args.config === undefined ? {} : { path: args.config }),
        ...(flags['write-env'] === undefined ? {} : { envFile: flags['write-env'] }),
        ...(settings === undefined ? {} : { settingsFile: settings }),
      },
      processIo(),
    )
  }
}
