import type { DocumentedRule, RuleMeta } from '../rules/rule.js'
import { createPaint, SEVERITY_STYLE } from './colour.js'
import type { Terminal } from './terminal.js'
import { toWords, wrapWords } from './wrap.js'

/** What `explain` says of a rule: what, why, what to do, examples. */
export function explainRule(
  { meta, docs }: Pick<DocumentedRule, 'meta' | 'docs'>,
  terminal: Terminal,
): string {
  const paint = createPaint(terminal.colour)
  const wrap = (text: string) => wrapWords(toWords(text), terminal.columns, '', '')
  const lines = [
    `${paint('bold', meta.id)}  ${paint(SEVERITY_STYLE[meta.severity], meta.severity)}`,
    '',
    ...wrap(docs.summary),
    '',
    ...wrap(docs.why),
    '',
    `Repair: ${REPAIR[meta.fix]}`,
    `Versions: ${versionsOf(meta)}`,
  ]
  for (const { bad, good } of docs.examples) {
    lines.push('', paint('bold', 'Speaks up on:'), '', ...indented(bad))
    if (good) lines.push('', paint('bold', 'Is silent on:'), '', ...indented(good))
  }
  return `${lines.join('\n')}\n`
}

/** How what a rule finds is repaired. */
export const REPAIR: Readonly<Record<RuleMeta['fix'], string>> = {
  safe: 'by `pmm-config fix`',
  unsafe: 'by `pmm-config fix --unsafe-fixes`, since it may change what the config means or what PMM does',
  manual: 'by hand, as the hint of each finding says',
  none: 'none; it is only worth knowing',
}

/** The versions that a rule is known to hold for. */
export function versionsOf({ holds, not }: RuleMeta): string {
  return `${holds}${not ? ` (known not to hold for ${not})` : ''}`
}

/** Tabs and control characters are what some rules are about: they are made visible. */
export function exampleLines(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replaceAll('\t', '<TAB>').replace(/[\u0000-\u001f]/g, '<control character>'))
}

const indented = (text: string) => exampleLines(text).map((line) => `    ${line}`)
