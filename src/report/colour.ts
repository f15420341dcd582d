import type { Severity } from '../rules/rule.js'

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const

export type Style = keyof typeof CODES
export type Paint = (style: Style, text: string) => string

export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
}

/** Colours text, or leaves it alone. Not `util.styleText`: that looks at the environment by itself. */
export function createPaint(colour: boolean): Paint {
  return (style, text) =>
    colour && text !== '' ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text
}
