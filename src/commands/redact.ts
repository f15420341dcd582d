import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { processIo } from '../cli/io.js'
import { runRedact } from '../cli/redact.js'
import { ONE_PATH } from './one-path.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Redact extends Command {
  static override summary = 'Print a copy of a config that is safe to post.'
  static override description =
    'Every secret is masked by a text of the same length and kind: layout, comments and mistakes stay, and `validate` says the same of the copy. Equal secrets have equal masks. With --strict addresses, paths, and names of people and servers are masked, too.\n\nExit codes: 0 done, 2 it could not be done.'
  static override examples = [
    {
      description: 'For a help thread',
      command: '<%= config.bin %> redact --strict config/config.yml',
    },
    { description: 'From a pipe', command: '<%= config.bin %> redact - < config.yml' },
    { description: 'Into a file', command: '<%= config.bin %> redact --output copy.yml' },
  ]
  static override args = ONE_PATH
  static override flags = {
    strict: Flags.boolean({
      description: 'Mask addresses, paths, and names of people and servers as well.',
    }),
    output: Flags.string({
      helpValue: 'FILE',
      description: 'Write the copy into FILE, readable for nobody who could not read the config.',
    }),
    force: Flags.boolean({ description: 'Replace FILE if it is there.', dependsOn: ['output'] }),
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Redact)
    const { strict, force, config, settings, output } = flags
    process.exitCode = await runRedact(
      {
        strict,
        force,
        config,
        ...(args.config === undefined ? {} : { path: args.config }),
        ...(output === undefined ? {} : { output }),
        ...(settings === undefined ? {} : { settingsFile: settings }),
      },
      processIo(),
    )
  }
}
