import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { contributions } from '../cli/contributions.js'
import { parseDuration } from '../cli/duration.js'
import { processIo } from '../cli/io.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Doctor extends Command {
  static override summary = 'Look at all that a run of PMM depends on.'
  static override description =
    'Says which config PMM would read and why, who may read and write it, and how settings, credentials, variables and linked files stand. Changes nothing, and sends nothing without --online, which asks each service for what it shows to whoever holds its key.\n\nExit codes: 0 no errors, 1 errors were found, 2 wrong use.'
  static override examples = [
    { description: 'The config PMM would read', command: '<%= config.bin %> doctor' },
    { description: 'Ask the services, too', command: '<%= config.bin %> doctor --online config/config.yml' },
  ]
  static override args = {
    config: Args.string({
      ignoreStdin: true,
      description: 'The config; without it the one PMM would read.',
    }),
  }
  static override flags = {
    online: Flags.boolean({ description: 'Ask the services over the network.' }),
    timeout: Flags.string({
      default: '5s',
      helpValue: 'TIME',
      description: 'How long a service may take to answer.',
    }),
    json: Flags.boolean({ description: 'Print what was found as JSON.' }),
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Doctor)
    const { online, json, config, settings } = flags
    const timeout = parseDuration(flags.timeout)
    if (!timeout)
      this.error(`--timeout ${JSON.stringify(flags.timeout)} is no length of time, such as 5s`, { exit: 2 })
    if (args.config === '-') this.error('standard input is no file: name the config', { exit: 2 })
    const { runDoctor } = await import('../cli/doctor/run-doctor.js')
    const providers = (await contributions(this.config)).flatMap((one) => one.providers ?? [])
    process.exitCode = await runDoctor(
      {
        ...{ online, json, timeout, settings: config },
        ...(args.config === undefined ? {} : { path: args.config }),
        ...(settings === undefined ? {} : { settingsFile: settings }),
      },
      { providers, userAgent: `${this.config.bin}/${this.config.version}` },
      processIo(),
    )
  }
}
