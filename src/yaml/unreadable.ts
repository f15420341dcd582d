import type { Problem } from './problem.js'

/** Characters that ruamel.yaml's reader refuses wherever they stand. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/

/** PMM's reader ends a line at these; the parser used here does not. */
const ODD_BREAKS = /[\u0085\u2028\u2029]|\r(?!\n)/g

/** What cannot be read whatever YAML it is. Only the first is reported: the cure removes them all. */
export function findUnreadable(text: string): Problem[] {
  const control = CONTROL.exec(text)
  if (!control) return []
  return [{ code: 'control-character', at: { start: control.index, end: control.index + 1 } }]
}

/** The text with every line break as the parser knows it; each is one unit long, so offsets stay. */
export function withPlainBreaks(text: string): string {
  return text.replace(ODD_BREAKS, '\n')
}
