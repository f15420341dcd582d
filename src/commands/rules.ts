import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { rulesOf } from '../cli/contributions.js'
import { processIo } from '../cli/io.js'
import { RULE_FORMATS, runRules, SEVERITIES } from '../cli/rules.js'
import { CONFIG_FLAG, SETTINGS_FLAG } from './validate-flags.js'

export class Rules extends Command {
  static override summary = 'List every rule with its severity, or those that are asked for.'
  static override examples = [
    { description: 'Those of Trakt', command: "<%= config.bin %> rules 'trakt/*'" },
    {
      description: 'All errors about Plex that can be repaired unasked',
      command: '<%= config.bin %> rules --section plex --severity error --fixable safe',
    },
  ]
  static override strict = false
  static override args = {
    pattern: Args.string({
      ignoreStdin: true,
      description: 'A rule, a group, or either with * in it; several are those of each.',
    }),
  }
  static override flags = {
    severity: Flags.option({
      options: SEVERITIES,
      multiple: true,
      multipleNonGreedy: true,
      description: 'Those of this severity.',
    })(),
    fixable: Flags.option({
      options: ['safe', 'unsafe'] as const,
      multiple: true,
      multipleNonGreedy: true,
      description: 'Those that `fix` can repair: unasked (safe), or with --unsafe-fixes (unsafe).',
    })(),
    section: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'NAME',
      description: 'Those about a section, such as plex; old forms in it included.',
    }),
    format: Flags.option({
      options: RULE_FORMATS,
      default: RULE_FORMATS[0],
      description: 'How the list is printed.',
    })(),
    json: Flags.boolean({ description: 'The same as --format json.' }),
    config: CONFIG_FLAG,
    settings: SETTINGS_FLAG,
  }

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Rules)
    const request = {
      patterns: argv as string[],
      severities: flags.severity ?? [],
      fixes: flags.fixable ?? [],
      sections: flags.section ?? [],
      format: flags.json ? ('json' as const) : flags.format,
      moreRules: await rulesOf(this.config),
    }
    process.exitCode = runRules(request, processIo())
  }
}
