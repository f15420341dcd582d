import { atSeparator, BREAKS, type Cursor, forward, lineBreak, peek } from './cursor.js'
import { fail } from './failure.js'
import type { Token } from './token.js'

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])
const TEXT_END = ' \n\'"\\\0\t\r\x85\u2028\u2029'

/** Scans text in quotes; PMM minds no indentation inside them, only the end of the document. */
export function scanQuoted(cursor: Cursor): Token {
  const { at: start, line } = cursor
  const quote = peek(cursor)
  const double = quote === '"'
  forward(cursor)
  let text = scanWords(cursor, double)
  while (peek(cursor) !== quote) text += scanSpaces(cursor, start) + scanWords(cursor, double)
  forward(cursor)
  return {
    type: 'scalar',
    style: double ? 'double' : 'single',
    text,
    start,
    end: cursor.at,
    line,
    endLine: cursor.line,
  }
}

function scanWords(cursor: Cursor, double: boolean): string {
  let text = ''
  for (;;) {
    const from = cursor.at
    while (!TEXT_END.includes(peek(cursor))) forward(cursor)
    text += cursor.text.slice(from, cursor.at)
    const character = peek(cursor)
    if (!double && character === "'" && peek(cursor, 1) === "'") {
      text += "'"
      forward(cursor, 2)
    } else if (double ? character === "'" : character === '"' || character === '\\') {
      text += character
      forward(cursor)
    } else if (double && character === '\\') text += scanEscape(cursor)
    else return text
  }
}

function scanEscape(cursor: Cursor): string {
  const start = cursor.at
  forward(cursor)
  const character = peek(cursor)
  const plain = ESCAPES.get(character)
  if (plain !== undefined) {
    forward(cursor)
    return plain
  }
  if (BREAKS.includes(character)) {
    lineBreak(cursor)
    return scanBreaks(cursor, start)
  }
  const digits = HEX_DIGITS.get(character)
  const hex = cursor.text.slice(cursor.at + 1, cursor.at + 1 + (digits ?? 0))
  const code = Number.parseInt(hex, 16)
  if (digits === undefined || hex.length < digits || !/^[0-9a-f]+$/i.test(hex) || code > 0x10ffff)
    return fail('BAD_ESCAPE', start, start + 2)
  forward(cursor, digits + 1)
  return String.fromCodePoint(code)
}

function scanSpaces(cursor: Cursor, start: number): string {
  const from = cursor.at
  while (peek(cursor) === ' ' || peek(cursor) === '\t') forward(cursor)
  if (cursor.at >= cursor.text.length) return fail('UNCLOSED_QUOTE', start, start + 1)
  if (!BREAKS.includes(peek(cursor))) return cursor.text.slice(from, cursor.at)
  const first = lineBreak(cursor)
  const breaks = scanBreaks(cursor, start)
  if (first !== '\n') return first + breaks
  return breaks || ' '
}

function scanBreaks(cursor: Cursor, start: number): string {
  let breaks = ''
  for (;;) {
    if (atSeparator(cursor)) return fail('UNCLOSED_QUOTE', start, start + 1)
    while (peek(cursor) === ' ' || peek(cursor) === '\t') forward(cursor)
    const found = lineBreak(cursor)
    if (found === '') return breaks
    breaks += found
  }
}
