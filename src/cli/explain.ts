import { ALL_DOCUMENTED_RULES } from '../registry/documented-rules.js'
import { explainRule } from '../report/rule-page.js'
import { RULE_LISTS, type RuleListFormat } from '../report/rule-table.js'
import { detectTerminal } from '../report/terminal.js'
import { presentId } from '../rules/former-ids.js'
import { suggestRule } from '../rules/pattern.js'
import type { DocumentedRule } from '../rules/rule.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'

/** `pmm-config explain RULE`. */
export function runExplain(id: string, more: readonly DocumentedRule[], io: Io): ExitCode {
  const all = [...ALL_DOCUMENTED_RULES, ...more]
  // A migration is also known by its own id, as lists of them have it.
  const names = [presentId(id), presentId(`migration/${id}`)]
  const rule = all.find(({ meta }) => names.includes(meta.id))
  if (rule) {
    io.stdout.write(explainRule(rule, detectTerminal(io.stdout, io.env)))
    return CLEAN
  }
  const ids = all.map(({ meta }) => meta.id)
  const meant = suggestRule(id, ids)
  const hint = meant ? `Did you mean ${meant}?` : 'All rules: pmm-config rules'
  complain([{ path: '', message: `there is no rule ${JSON.stringify(id)}`, hint }], io)
  return FAILED
}

export const RULE_FORMATS = Object.keys(RULE_LISTS) as readonly RuleListFormat[]

/** `pmm-config rules`. */
export function runRules(format: RuleListFormat, more: readonly DocumentedRule[], io: Io): ExitCode {
  io.stdout.write(RULE_LISTS[format]([...ALL_DOCUMENTED_RULES, ...more], detectTerminal(io.stdout, io.env)))
  return CLEAN
}
