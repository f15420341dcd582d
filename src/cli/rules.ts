import { ALL_DOCUMENTED_RULES } from '../registry/documented-rules.js'
import { RULE_LISTS, type RuleListFormat } from '../report/rule-table.js'
import { detectTerminal } from '../report/terminal.js'
import type { DocumentedRule } from '../rules/rule.js'
import { CLEAN, type ExitCode } from './exit-codes.js'
import type { Io } from './io.js'

export const RULE_FORMATS = Object.keys(RULE_LISTS) as readonly RuleListFormat[]

/** `pmm-config rules`. */
export function runRules(format: RuleListFormat, more: readonly DocumentedRule[], io: Io): ExitCode {
  io.stdout.write(RULE_LISTS[format]([...ALL_DOCUMENTED_RULES, ...more], detectTerminal(io.stdout, io.env)))
  return CLEAN
}
