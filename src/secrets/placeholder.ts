import { placeholdersIn } from '../kometa/placeholders.js'
import type { Range } from '../text/source.js'
import { isTokenLike } from './ordinary.js'

/** What other programs' templates put into a config before PMM reads it. */
const TEMPLATE = /\$\{[^{}\r\n]{1,80}\}|\{\{[^{}\r\n]{1,80}\}\}|\{%[^%\r\n]{1,80}%\}/g
/** A name, or one in the way of other programs: `env(NAME)`. */
const NAME =
  /^[A-Za-z0-9_. -]{1,80}$|^\s*(?:env|secret|var)\s*[([{]["']?[A-Za-z0-9_. -]{1,80}["']?[)\]}]\s*$/i

/** What remains of a stretch without its placeholders. One that holds a token is none. */
export function withoutPlaceholders(text: string, start: number, end: number): readonly Range[] {
  const stretch = text.slice(start, end)
  const own = placeholdersIn(stretch).filter(({ spelling }) => NAME.test(spelling))
  const others = [...stretch.matchAll(TEMPLATE)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
  const rest: Range[] = []
  let from = 0
  for (const known of [...own, ...others].sort((a, b) => a.start - b.start)) {
    const isInside = known.start < from
    if (isInside || wordsOf(stretch.slice(known.start, known.end)).some(looksIssued)) continue
    rest.push({ start: start + from, end: start + known.start })
    from = known.end
  }
  rest.push({ start: start + from, end })
  return rest.filter((range) => range.end > range.start)
}

/** Whether a name is one, and no secret that somebody took the brackets of a placeholder for quotes of. */
export function isPlainName(name: string): boolean {
  return !wordsOf(name).some(looksIssued)
}

const wordsOf = (text: string) => text.split(/[^A-Za-z0-9_-]+/)

// A name may end in a number, but `<<1a2b3c4d>>` is a PIN that somebody took the brackets for quotes of.
function looksIssued(word: string): boolean {
  if (!/\d/.test(word)) return false
  return isTokenLike(word) || /^\d{5,}$/.test(word) || (word.length >= 8 && /[A-Za-z]\d+[A-Za-z]/.test(word))
}
