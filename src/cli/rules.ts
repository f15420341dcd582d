import { MIGRATIONS } from '../generated/migrations.js'
import { SECTION_KEYWORDS } from '../generated/schemas.js'
import { fits, type RuleFilter, selectRules } from '../manual/select-rules.js'
import { ALL_DOCUMENTED_RULES } from '../registry/documented-rules.js'
import { RULE_LISTS, type RuleListFormat } from '../report/rule-table.js'
import { detectTerminal } from '../report/terminal.js'
import { suggestRule } from '../rules/pattern.js'
import type { DocumentedRule } from '../rules/rule.js'
import { suggest } from '../schema/suggest.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'

export { SEVERITIES } from '../rules/rule.js'

export const RULE_FORMATS = Object.keys(RULE_LISTS) as readonly RuleListFormat[]

export interface RulesRequest extends RuleFilter {
  readonly format: RuleListFormat
  /** The rules of plugins. */
  readonly moreRules: readonly DocumentedRule[]
}

/** `pmm-config rules`. Names that no rule has are mistakes; a filter that leaves none is an empty list. */
export function runRules({ format, moreRules, ...filter }: RulesRequest, io: Io): ExitCode {
  const rules = [...ALL_DOCUMENTED_RULES, ...moreRules]
  const problem = mistakeIn(filter, rules)
  if (problem) {
    complain([{ path: '', ...problem }], io)
    return FAILED
  }
  const selected = selectRules(rules, filter, MIGRATIONS)
  // What every section has is told apart where somebody asks for a section.
  const isWhole = filter.patterns.length + filter.sections.length === 0
  io.stdout.write(RULE_LISTS[format](selected, detectTerminal(io.stdout, io.env), isWhole))
  return CLEAN
}

function mistakeIn({ patterns, sections }: RuleFilter, rules: readonly DocumentedRule[]) {
  const ids = rules.map(({ meta }) => meta.id)
  const pattern = patterns.find((one) => !ids.some((id) => fits(one, id)))
  if (pattern !== undefined) {
    const groups = new Set(ids.map((id) => id.split('/')[0]!))
    const [group = '', name] = pattern.split('/')
    const near = name === '*' || name === undefined ? suggest(group, groups) : undefined
    const meant = near === undefined ? suggestRule(pattern, ids) : name === undefined ? near : `${near}/*`
    const hint = meant ? `Did you mean ${meant}?` : 'All rules: pmm-config rules'
    return { message: `no rule is called ${JSON.stringify(pattern)}`, hint }
  }
  const known = [...new Set([...Object.keys(SECTION_KEYWORDS), ...rulesGroups(ids)])].sort()
  const section = sections.find((one) => !known.includes(one))
  if (section === undefined) return undefined
  const meant = suggest(section, known)
  const hint = meant ? `Did you mean ${meant}?` : `There are ${known.join(', ')}.`
  return { message: `there is no section ${JSON.stringify(section)}`, hint }
}

/** Groups that are no sections, such as that of YAML itself, can be asked for by their pattern alone. */
const rulesGroups = (ids: readonly string[]) =>
  ids.map((id) => id.split('/')[0]!).filter((group) => !['yaml', 'comment', 'migration'].includes(group))
