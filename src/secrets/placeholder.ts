import type { Range } from '../text/source.js'
import { isTokenLike } from './ordinary.js'

/** PMM's `<<name>>` and what other programs' templates put into a config before PMM reads it. */
const PLACEHOLDER =
  /<<[A-Za-z0-9_. -]{1,80}>>|\$\{[^{}\r\n]{1,80}\}|\{\{[^{}\r\n]{1,80}\}\}|\{%[^%\r\n]{1,80}%\}/g

/** What remains of a stretch without its placeholders. One that holds a token is none. */
export function withoutPlaceholders(text: string, start: number, end: number): readonly Range[] {
  const rest: Range[] = []
  let from = start
  for (const match of text.slice(start, end).matchAll(PLACEHOLDER)) {
    if (match[0].split(/[^A-Za-z0-9_-]+/).some(looksIssued)) continue
    rest.push({ start: from, end: start + match.index })
    from = start + match.index + match[0].length
  }
  rest.push({ start: from, end })
  return rest.filter((range) => range.end > range.start)
}

// A name may end in a number, but `<<1a2b3c4d>>` is a PIN that somebody took the brackets for quotes of.
function looksIssued(word: string): boolean {
  if (!/\d/.test(word)) return false
  return isTokenLike(word) || /^\d{5,}$/.test(word) || (word.length >= 8 && /[A-Za-z]\d+[A-Za-z]/.test(word))
}
