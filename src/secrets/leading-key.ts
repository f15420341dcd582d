import { closingQuote, skipBlanks } from './value.js'

/** The key a line begins with, by its looks. Offsets are of the whole text. */
export interface LeadingKey {
  /** Without quotes. */
  readonly name: string
  readonly start: number
  /** Behind its colon. */
  readonly after: number
}

/** Longer keys are not looked for; what stands there is judged word by word. */
const LONGEST = 200

/** @param from where the line's content starts, behind indentation and dashes. */
export function readLeadingKey(text: string, from: number, lineEnd: number): LeadingKey | undefined {
  const first = text[from]
  const end = Math.min(lineEnd, from + LONGEST)
  if (first === '{' || first === '[' || first === ':' || first === undefined) return undefined
  if (first === '"' || first === "'") {
    const close = closingQuote(text, from + 1, end, first)
    const colon = close < 0 ? -1 : skipBlanks(text, close + 1, end)
    if (colon >= 0 && isColon(text[colon]))
      return { name: text.slice(from + 1, close), start: from + 1, after: colon + 1 }
  }
  const start = first === '"' || first === "'" ? from + 1 : from
  for (let at = start; at < end; at++) {
    if (text[at] === '#' && /\s/.test(text[at - 1] ?? ' ')) return undefined
    if (!isColon(text[at]) || (at + 1 < lineEnd && !/\s/.test(text[at + 1]!))) continue
    const name = text.slice(start, at).trim().replace(/["']$/, '')
    return name === '' ? undefined : { name, start, after: at + 1 }
  }
  return undefined
}

/** Also the wide one of Chinese and Japanese keyboards. */
export function isColon(char: string | undefined): boolean {
  return char === ':' || char === '：'
}
