import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { rulesOf } from '../cli/contributions.js'
import { runExplain } from '../cli/explain.js'
import { processIo } from '../cli/io.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Explain extends Command {
  static override summary = 'Explain a rule, a key or a section: what, why, what to do.'
  static override examples = [
    { description: 'A rule', command: '<%= config.bin %> explain trakt/force-refresh' },
    { description: 'A key, or where it is', command: '<%= config.bin %> explain settings.cache_expiration' },
    { description: 'The keys of a section', command: '<%= config.bin %> explain libraries.operations' },
  ]
  static override strict = false
  static override flags = {
    json: Flags.boolean({ description: 'Print it as JSON, for programs.' }),
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }
  static override args = {
    what: Args.string({
      ignoreStdin: true,
      description:
        'A rule as findings name it, or a key with what it stands in, with dots or spaces between.',
      required: true,
    }),
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Explain)
    const { root } = this.config
    const request = { root, words: argv as string[], json: flags.json, moreRules: await rulesOf(this.config) }
    process.exitCode = runExplain(request, processIo())
  }
}
