import type { DocumentedRule } from '../rules/rule.js'
import { createPaint, SEVERITY_STYLE } from './colour.js'
import type { Terminal } from './terminal.js'

/**
 * What `rules` prints, by its formats: every rule with its severity, how it is repaired and what it is about. In a list
 * of all rules, what every section has is said once.
 */
export const RULE_LISTS = {
  text: listRules,
  json: (rules: readonly DocumentedRule[]) => `${JSON.stringify(rules.map(toJson), null, 2)}\n`,
} as const

export type RuleListFormat = keyof typeof RULE_LISTS

function listRules(rules: readonly DocumentedRule[], terminal: Terminal, isWhole = true): string {
  const paint = createPaint(terminal.colour)
  const lines = isWhole ? folded(rules) : rules
  const width = Math.max(...lines.map(({ meta }) => meta.id.length))
  return lines
    .map(({ meta: { id, severity, fix }, docs: { summary } }) => {
      const level = paint(SEVERITY_STYLE[severity], severity.padEnd(7))
      return `${id.padEnd(width)}  ${level}  ${fix.padEnd(6)}  ${summary}\n`
    })
    .join('')
}

/** What every section has is listed once, as `<section>/wrong-type`. */
function folded(rules: readonly DocumentedRule[]): readonly DocumentedRule[] {
  const names = new Set<string>()
  return rules.flatMap((rule) => {
    if (!rule.meta.general) return [rule]
    const name = rule.meta.id.split('/')[1]!
    if (names.has(name)) return []
    names.add(name)
    const summary = rule.docs.summary.replace(/ of `?[\w -]+`? (is|that) /, ' of a section $1 ')
    return [{ ...rule, meta: { ...rule.meta, id: `<section>/${name}` }, docs: { ...rule.docs, summary } }]
  })
}

export function toJson({ meta, docs: { summary, why } }: DocumentedRule): object {
  const { id, kind, severity, fix, holds, not } = meta
  return { id, kind, severity, fix, holds, not: not ?? null, summary, why }
}
