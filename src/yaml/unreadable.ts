import type { Problem } from './problem.js'

/** Characters that ruamel.yaml's reader refuses wherever they stand. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/

/** What cannot be read whatever YAML it is. Only the first is reported: the cure removes them all. */
export function findUnreadable(text: string): Problem[] {
  const control = CONTROL.exec(text)
  if (!control) return []
  return [{ code: 'control-character', at: { start: control.index, end: control.index + 1 } }]
}

/** The text with a visible stand-in for each such character, so that the rest can be read. */
export function withoutUnreadable(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), '\ufffd')
}
