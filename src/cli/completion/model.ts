import type { Config } from '@oclif/core/config'
import { MIGRATIONS } from '../../generated/migrations.js'
import { SECTION_KEYWORDS } from '../../generated/schemas.js'
import { RULE_IDS } from '../../registry/rule-ids.js'
import { FORMATS } from '../../report/reporters.js'
import { SHELLS } from './shells.js'

/** What may follow a command, as scripts of all shells have it. */
export interface CommandWords {
  /** As it is typed behind the program, such as `secrets list`; empty for the program itself. */
  readonly command: string
  /** Names of commands and topics below it. */
  readonly below: readonly string[]
  readonly flags: readonly string[]
  /** What it takes besides flags, where that is one of some names; files otherwise. */
  readonly words: readonly string[]
  /** Flags with a value, and the values that they take; files where none are known. */
  readonly values: readonly (readonly [flag: string, values: readonly string[]])[]
}

const SECTIONS = Object.keys(SECTION_KEYWORDS)

/** Names that flags take without saying so, by flag. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  format: FORMATS,
  rule: RULE_IDS,
  only: MIGRATIONS.map(({ id }) => id),
  section: SECTIONS,
}

/** Names that commands take, by command. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  explain: [...SECTIONS, ...RULE_IDS],
  rules: [...new Set(RULE_IDS.map((id) => `${id.split('/')[0]}/*`)), ...RULE_IDS],
  schema: SECTIONS,
  completion: SHELLS,
}

/** Every command and topic of the program and of the plugins that are loaded. */
export function commandWords({ commands }: Pick<Config, 'commands'>): readonly CommandWords[] {
  const typed = commands
    .filter(({ hidden }) => !hidden)
    .map(({ id, flags }) => ({ path: id.split(':'), flags }))
  const paths = new Set(typed.flatMap(({ path }) => path.map((_, length) => path.slice(0, length).join(' '))))
  for (const { path } of typed) paths.add(path.join(' '))
  return [...paths].sort().map((command) => {
    const steps = command === '' ? [] : command.split(' ')
    const below = typed
      .filter(({ path }) => path.length > steps.length && steps.every((step, index) => step === path[index]))
      .map(({ path }) => path[steps.length]!)
    const own = Object.entries(typed.find(({ path }) => path.join(' ') === command)?.flags ?? {}).filter(
      ([, { hidden }]) => !hidden,
    )
    return {
      command,
      below: [...new Set(below)].sort(),
      flags: [
        ...own.flatMap(([name, flag]) =>
          flag.type === 'boolean' && flag.allowNo ? [`--${name}`, `--no-${name}`] : [`--${name}`],
        ),
        '--help',
        ...(command === '' ? ['--version'] : []),
      ],
      words: WORDS[command] ?? [],
      values: own.flatMap(([name, flag]) =>
        flag.type === 'option' ? [[`--${name}`, flag.options ?? VALUES[name] ?? []] as const] : [],
      ),
    }
  })
}
