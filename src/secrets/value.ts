import type { Range } from '../text/source.js'
import { isHarmless, isOrdinary, isSmallNumber } from './ordinary.js'
import { withoutPlaceholders } from './placeholder.js'
import { secretPartOfUrl } from './urls.js'

/** How a value goes on below its line: not at all known, in a block scalar, a flow collection, quotes. */
export type Opening = 'plain' | 'block' | 'flow' | '"' | "'"

/** Where a value ends: with its line (`line`), or also where a flow collection or a URL's query says. */
export type Around = 'line' | 'flow' | 'query'

/** A value by its looks, in a line that need not parse. Offsets are of the whole text. */
export interface RawValue {
  /** What to hide: without quotes, anchor, tag and comment. Empty for a blank value. */
  readonly parts: readonly Range[]
  /** Where to look for further keys, or for a comment. */
  readonly end: number
  readonly opening: Opening
  /** An alias, an anchor or a tag, sign included, with nothing behind it. */
  readonly mark?: Range
}

/** Tags of templating: a name follows, not a secret. */
export const ENVIRONMENT_TAG = /^!(?:env|env_var|ENV|secret|vault)\b/i

/** Reads the value that starts at an offset, up to the end of its line at the latest. */
export function readValue(text: string, from: number, end: number, around: Around): RawValue {
  let start = skipBlanks(text, from, end)
  let mark: Range | undefined
  while (start < end && (text[start] === '&' || text[start] === '!')) {
    mark = { start, end: endOfWord(text, start, end) }
    start = skipBlanks(text, mark.end, end)
    if (!ENVIRONMENT_TAG.test(text.slice(mark.start, mark.end))) continue
    mark = undefined
    if (/[A-Za-z]/.test(text[start] ?? '')) start = skipBlanks(text, endOfWord(text, start, end), end)
  }
  const first = text[start]
  if (start >= end || isComment(text, start, end))
    return { parts: [], end: start, opening: 'plain', ...(mark ? { mark } : {}) }
  if (around !== 'query' && (first === '"' || first === "'")) return readQuoted(text, start, end, first)
  if (around === 'line' && /^[|>][-+0-9]{0,3}(?:\s|$)/.test(text.slice(start, Math.min(end, start + 5))))
    return { parts: [], end: endOfWord(text, start, end), opening: 'block' }
  const alias = first === '*' ? endOfAlias(text, start, end, around) : 0
  if (alias > 0) return { parts: [], end: alias, opening: 'plain', mark: { start, end: alias } }
  const valueEnd = endOfPlain(text, start, end, around)
  const opening = (first === '{' && text[start + 1] !== '{') || first === '[' ? 'flow' : 'plain'
  return { parts: [{ start, end: valueEnd }], end: valueEnd, opening }
}

function endOfAlias(text: string, start: number, end: number, around: Around): number {
  const wordEnd = endOfWord(text, start, end)
  const name = /^\*[^\s,[\]{}]+/.exec(text.slice(start, wordEnd))?.[0].length ?? 0
  // In a flow mapping a comma may follow; elsewhere it makes the word a plain, if broken, value.
  return name > 0 && (around === 'flow' || start + name === wordEnd) ? start + name : 0
}

function readQuoted(text: string, start: number, end: number, quote: '"' | "'"): RawValue {
  const close = closingQuote(text, start + 1, end, quote)
  if (close < 0) return { parts: [{ start: start + 1, end }], end, opening: quote }
  const inside = { start: start + 1, end: close }
  const next = skipBlanks(text, close + 1, end)
  if (next >= end || ',}]'.includes(text[next]!) || isComment(text, next, end))
    return { parts: [inside], end: close + 1, opening: 'plain' }
  // Text behind the closing quote: whoever wrote it may have meant it to be part of the value.
  const rest = endOfPlain(text, next, end, 'line')
  return { parts: [inside, { start: close + 1, end: rest }], end: rest, opening: 'plain' }
}

/** A text in quotes that has backslashes before them, since it stands in quotes itself: JSON in a YAML text. */
export function readEscaped(text: string, from: number, end: number): RawValue | undefined {
  const start = skipBlanks(text, from, end)
  const opening = /^\\{1,7}["']/.exec(text.slice(start, start + 8))?.[0]
  if (!opening) return undefined
  const inside = start + opening.length
  const close = text.slice(inside, end).indexOf(opening)
  const stop = close < 0 ? end : inside + close
  return {
    parts: [{ start: inside, end: stop }],
    end: Math.min(end, stop + opening.length),
    opening: 'plain',
  }
}

/** The place of the quote that closes a scalar, or -1. */
export function closingQuote(text: string, from: number, end: number, quote: '"' | "'"): number {
  for (let at = from; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at++
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at
      at++
    }
  }
  return -1
}

/** The place of a line's trailing comment, or its end. */
export function startOfComment(text: string, from: number, end: number): number {
  // A search in the whole text would go on through all lines behind this one.
  const line = text.slice(from, end)
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1))
    if (isComment(text, from + at, end)) return from + at
  return end
}

function isComment(text: string, at: number, end: number): boolean {
  if (text[at] !== '#' || (at > 0 && !isBlank(text[at - 1]))) return false
  const next = text[at + 1]
  if (at + 1 >= end || next === '#' || isBlank(next)) return true
  // `#word` alone is more often a secret that begins with # than a remark.
  return skipBlanks(text, endOfWord(text, at, end), end) < end
}

const FLOW_STOP = /\{\{[^{}]*\}\}|[,}\]]|\s#/g
const QUERY_STOP = /[\s&"'<>#,;)}\]]/g

function endOfPlain(text: string, start: number, end: number, around: Around): number {
  if (around === 'line') return startOfComment(text, start + 1, end)
  for (const match of text.slice(start, end).matchAll(around === 'flow' ? FLOW_STOP : QUERY_STOP))
    if (!match[0].startsWith('{{')) return start + match.index
  return end
}

/** The stretches of a value that have to be hidden; a value that gives nothing away has none. */
export function hiddenParts(text: string, range: Range, unsure: boolean): readonly Range[] {
  const { start, end } = trim(text, range.start, range.end)
  if (start >= end) return []
  const first = text[start]
  if ((first === '{' && text[start + 1] !== '{') || first === '[')
    return hiddenItems(text, { start, end }, unsure)
  const short = end - start <= 80 ? text.slice(start, end) : ''
  if (short && (isHarmless(short) || (unsure && isSmallNumber(short)))) return []
  const scheme = /^https?:\/\//i.exec(text.slice(start, start + 8))
  const body = scheme ? secretPartOfUrl(text, start + scheme[0].length, end) : { start, end }
  return withoutPlaceholders(text, body.start, body.end)
    .map((part) => trim(text, part.start, part.end))
    .filter((part) => part.end > part.start)
}

/** Every word of a flow collection but keys that read like a name. */
function hiddenItems(text: string, range: Range, unsure: boolean): readonly Range[] {
  const words = text.slice(range.start, range.end).matchAll(/[^\s,[\]{}"']+|\{\{[^{}]*\}\}/g)
  return [...words].flatMap((match) => {
    const start = range.start + match.index
    const end = start + match[0].length
    if (match[0].startsWith('{{') || (match[0].endsWith(':') && isOrdinary(match[0].slice(0, -1)))) return []
    return hiddenParts(text, { start, end }, unsure)
  })
}

function trim(text: string, start: number, end: number): Range {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  return { start: from, end: to }
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text[at])) at++
  return at
}

function endOfWord(text: string, from: number, end: number): number {
  let at = from
  while (at < end && !isBlank(text[at])) at++
  return at
}

function isBlank(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char)
}
