import { ALL_RULES } from '../all-rules.js'
import { explainRule } from '../report/rule-page.js'
import { listRules } from '../report/rule-table.js'
import { detectTerminal } from '../report/terminal.js'
import { suggest } from '../schema/suggest.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'

/** `pmm-config explain RULE`. */
export function runExplain(id: string, io: Io): ExitCode {
  // A migration is also known by its own id, as lists of them have it.
  const rule = ALL_RULES.find(({ meta }) => meta.id === id || meta.id === `migration/${id}`)
  if (rule) {
    io.stdout.write(explainRule(rule.meta, detectTerminal(io.stdout, io.env)))
    return CLEAN
  }
  const ids = ALL_RULES.map(({ meta }) => meta.id)
  const meant = ids.find((known) => known.endsWith(`/${id}`)) ?? suggest(id, ids)
  const hint = meant ? `Did you mean ${meant}?` : 'All rules: pmm-config rules'
  complain([{ path: '', message: `there is no rule ${JSON.stringify(id)}`, hint }], io)
  return FAILED
}

/** `pmm-config rules`. */
export function runRules(format: 'text' | 'json', io: Io): ExitCode {
  const metas = ALL_RULES.map(({ meta }) => meta)
  io.stdout.write(listRules(metas, format, detectTerminal(io.stdout, io.env)))
  return CLEAN
}
