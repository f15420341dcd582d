import type { RuleMeta } from '../rules/rule.js'
import { createPaint, SEVERITY_STYLE } from './colour.js'
import type { Terminal } from './terminal.js'

/** What `rules` prints: every rule with its severity, how it is repaired and what it is about, or the same as JSON. */
export function listRules(metas: readonly RuleMeta[], format: 'text' | 'json', terminal: Terminal): string {
  if (format === 'json') return `${JSON.stringify(metas.map(toJson), null, 2)}\n`
  const paint = createPaint(terminal.colour)
  const width = Math.max(...metas.map(({ id }) => id.length))
  return metas
    .map(({ id, severity, fix, summary }) => {
      const level = paint(SEVERITY_STYLE[severity], severity.padEnd(7))
      return `${id.padEnd(width)}  ${level}  ${fix.padEnd(6)}  ${summary}\n`
    })
    .join('')
}

function toJson({ id, kind, severity, fix, holds, not, summary, why }: RuleMeta): object {
  return { id, kind, severity, fix, holds, not: not ?? null, summary, why }
}
