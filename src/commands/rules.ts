import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { rulesOf } from '../cli/contributions.js'
import { processIo } from '../cli/io.js'
import { RULE_FORMATS, runRules } from '../cli/rules.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Rules extends Command {
  static override summary = 'List every rule with its severity.'
  static override flags = {
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
    format: Flags.option({
      options: RULE_FORMATS,
      default: RULE_FORMATS[0],
      description: 'How the list is printed.',
    })(),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Rules)
    process.exitCode = runRules(flags.format, await rulesOf(this.config), processIo())
  }
}
