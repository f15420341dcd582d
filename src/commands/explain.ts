import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import { rulesOf } from '../cli/contributions.js'
import { runExplain } from '../cli/explain.js'
import { processIo } from '../cli/io.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Explain extends Command {
  static override summary = 'Explain a rule: what, why, what to do.'
  static override examples = ['<%= config.bin %> explain trakt/force-refresh']
  static override flags = { config: CONFIG_FLAG, settings: SETTINGS_FLAG }
  static override args = {
    rule: Args.string({ ignoreStdin: true, description: 'The rule, as findings name it.', required: true }),
  }

  async run(): Promise<void> {
    const { args } = await this.parse(Explain)
    process.exitCode = runExplain(args.rule, await rulesOf(this.config), processIo())
  }
}
