import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { listSecrets } from '../cli/secrets/list.js'
import { PATHS } from './paths.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class SecretsList extends Command {
  static override summary = 'List the variables that a config needs, and which are set.'
  static override description =
    'PMM fills `<<my-secret>>` from the variable KOMETA_MY_SECRET or PMM_MY_SECRET. This lists what the placeholders of a config need, and the word `env` for Plex, by name; a value is never shown. Variables are looked for in the `.env` beside the config and in the environment, or with --from in the files that PMM will get them from.\n\nExit codes: 0 all are set, 1 some are not, 2 it could not be found out.'
  static override examples = [
    { description: 'For the environment of this shell', command: '<%= config.bin %> secrets list' },
    {
      description: 'For a container',
      command: '<%= config.bin %> secrets list --from docker-compose.yml config/config.yml',
    },
    { description: 'For scripts', command: '<%= config.bin %> secrets list --from kometa.env --json' },
  ]
  static override strict = false
  static override args = PATHS
  static override flags = {
    from: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'FILE',
      description:
        'A file that PMM gets variables from, in place of the environment: a compose file (.yml), or lines of NAME=value.',
    }),
    service: Flags.string({
      helpValue: 'NAME',
      description: 'The service of the compose file that runs PMM, where that cannot be told.',
    }),
    json: Flags.boolean({ description: 'Print the list as JSON.' }),
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(SecretsList)
    const { from = [], service, json, config, settings } = flags
    process.exitCode = await listSecrets(
      {
        paths: argv as string[],
        from,
        json,
        config,
        ...(service === undefined ? {} : { service }),
        ...(settings === undefined ? {} : { settingsFile: settings }),
      },
      processIo(),
    )
  }
}
