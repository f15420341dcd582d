import type { FileReport } from '../lint/diagnostic.js'
import type { RuleCount } from './report.js'

/** Counts findings and repairs by their rules: the most frequent first, then by name. */
export function countByRule(files: readonly FileReport[]): readonly RuleCount[] {
  const counts = new Map<
    string,
    { rule: string; found: number; fixed: number; safe: number; unsafe: number }
  >()
  const of = (rule: string) => {
    const known = counts.get(rule)
    if (known) return known
    const fresh = { rule, found: 0, fixed: 0, safe: 0, unsafe: 0 }
    counts.set(rule, fresh)
    return fresh
  }
  for (const { diagnostics, fixed } of files) {
    for (const { rule, fix } of diagnostics) {
      const count = of(rule)
      count.found++
      if (fix && fix.safety !== 'manual') count[fix.safety]++
    }
    for (const { rule } of fixed) of(rule).fixed++
  }
  return [...counts.values()].sort(
    (a, b) => b.found + b.fixed - a.found - a.fixed || (a.rule < b.rule ? -1 : 1),
  )
}

/** The numbers that are shown: repairs only where any were made. */
export function statisticsColumns(counts: readonly RuleCount[]): readonly ('found' | 'fixed')[] {
  return counts.some(({ fixed }) => fixed > 0) ? ['fixed', 'found'] : ['found']
}

/** `3 with --fix, 1 with --unsafe-fixes`; empty where nothing can be. */
export function fixableWords({ safe, unsafe }: RuleCount): string {
  return [...(safe ? [`${safe} with --fix`] : []), ...(unsafe ? [`${unsafe} with --unsafe-fixes`] : [])].join(
    ', ',
  )
}

/** A table for people, a rule a line. */
export function statisticsLines(counts: readonly RuleCount[]): readonly string[] {
  if (counts.length === 0) return []
  const names = statisticsColumns(counts)
  const rows = [
    { numbers: names, rule: 'rule', fixable: 'can be fixed' },
    ...counts.map((count) => ({
      numbers: names.map((name) => String(count[name])),
      rule: count.rule,
      fixable: fixableWords(count),
    })),
  ]
  const width = Math.max(...rows.map(({ rule }) => rule.length))
  return rows.map(({ numbers, rule, fixable }) => {
    const cells = names.map((name, index) => numbers[index]!.padStart(Math.max(5, name.length)))
    return `${[...cells, rule.padEnd(width), fixable].join('  ')}`.trimEnd()
  })
}
