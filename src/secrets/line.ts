import type { Range } from '../text/source.js'
import { type LeadingKey, readLeadingKey } from './leading-key.js'
import { skipBlanks } from './value.js'

/** A line by its looks. Offsets are of the whole text, columns from 0. */
export interface Line {
  readonly end: number
  /** Of the first character, in columns from 0; behind the marks of a comment. */
  readonly column: number
  /** Of what stands behind dashes. */
  readonly indent: number
  readonly content: number
  readonly key: LeadingKey | undefined
  readonly comment: boolean
}

/** The lines of a text as YAML readers split it, without line ends and without a byte order mark. */
export function* linesOf(text: string, from = 0): Iterable<Range> {
  let start = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from
  const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g
  lineBreak.lastIndex = start
  for (let match = lineBreak.exec(text); match; match = lineBreak.exec(text)) {
    yield { start, end: match.index }
    start = match.index + match[0].length
  }
  yield { start, end: text.length }
}

/** @param comment whether the line is a comment, to be read as if it were none. */
export function readLine(text: string, start: number, end: number, comment: boolean): Line {
  let first = skipBlanks(text, start, end)
  while (comment && first < end && /[#\s>*|]/.test(text[first]!)) first++
  let content = first
  while (
    content < end &&
    (text[content] === '-' || text[content] === '?') &&
    /\s|^$/.test(text[content + 1] ?? '')
  )
    content = skipBlanks(text, content + 1, end)
  const key = readLeadingKey(text, content, end)
  return { end, column: first - start, indent: content - start, content, key, comment }
}
