import { trimmedEnd } from '../node.js'
import {
  atSeparator,
  BREAKS,
  type Cursor,
  forward,
  LINE_END,
  lineBreak,
  peek,
  skipLine,
  skipSpaces,
} from './cursor.js'
import { fail } from './failure.js'
import { noteTab, type State } from './state.js'
import type { Token } from './token.js'

/** Scans the text behind `|` or `>`, by its indentation. */
export function scanBlock(state: State): Token {
  const { cursor } = state
  const { at: start, line } = cursor
  const folded = peek(cursor) === '>'
  forward(cursor)
  const { keep, step } = scanHeader(state, start)
  const least = Math.max(state.indent + 1, step === undefined ? 0 : 1)
  const first = step === undefined ? scanIndentation(cursor, start) : undefined
  const indent = step === undefined ? Math.max(least, first!.widest) : least + step - 1
  let breaks = first ? first.breaks : scanBreaks(cursor, indent)
  let text = ''
  let ending = ''
  while (cursor.column === indent && cursor.at < cursor.text.length) {
    text += breaks
    const flush = !' \t'.includes(peek(cursor))
    const from = cursor.at
    skipLine(cursor)
    text += cursor.text.slice(from, cursor.at)
    ending = lineBreak(cursor)
    breaks = scanBreaks(cursor, indent)
    if (least === 0 && cursor.column === 0 && atSeparator(cursor)) break
    if (cursor.column !== indent || cursor.at >= cursor.text.length) break
    if (folded && ending === '\n' && flush && !' \t'.includes(peek(cursor))) text += breaks === '' ? ' ' : ''
    else text += ending
  }
  if (keep !== false) text += ending
  if (keep === true) text += breaks
  const end = trimmedEnd(cursor.text, start, cursor.at)
  return {
    type: 'scalar',
    style: folded ? 'folded' : 'literal',
    text,
    start,
    end,
    line,
    endLine: cursor.line,
  }
}

/** `+` keeps the last line breaks, `-` drops them, neither keeps one; a digit says how far it is indented. */
function scanHeader(state: State, start: number): { keep?: boolean; step?: number } {
  const { cursor } = state
  const match = /^(?:([-+])([0-9])?|([0-9])([-+])?)?/.exec(cursor.text.slice(cursor.at, cursor.at + 2))!
  const chomping = match[1] ?? match[4]
  const digit = match[2] ?? match[3]
  if (digit === '0') fail('BAD_BLOCK_HEADER', start, cursor.at + match[0].length)
  forward(cursor, match[0].length)
  if (!` \t${LINE_END}`.includes(peek(cursor))) fail('BAD_BLOCK_HEADER', start, cursor.at + 1)
  for (skipSpaces(cursor); peek(cursor) === '\t'; skipSpaces(cursor)) {
    noteTab(state)
    forward(cursor)
  }
  if (peek(cursor) === '#') skipLine(cursor)
  if (!LINE_END.includes(peek(cursor))) fail('BAD_BLOCK_HEADER', cursor.at, cursor.at + 1)
  lineBreak(cursor)
  return { ...(chomping ? { keep: chomping === '+' } : {}), ...(digit ? { step: Number(digit) } : {}) }
}

/** The blank lines in front of the text, and the widest indentation up to its first line. */
function scanIndentation(cursor: Cursor, start: number): { breaks: string; widest: number } {
  let breaks = ''
  let widest = 0
  let firstBlank = -1
  for (;;) {
    if (peek(cursor) === ' ') {
      forward(cursor)
      widest = Math.max(widest, cursor.column)
    } else if (BREAKS.includes(peek(cursor))) {
      if (firstBlank < 0) firstBlank = cursor.column
      breaks += lineBreak(cursor)
    } else break
  }
  if (firstBlank > 0 && widest > firstBlank) fail('BAD_BLOCK_INDENT', start, start + 1)
  return { breaks, widest }
}

function scanBreaks(cursor: Cursor, indent: number): string {
  let breaks = ''
  for (;;) {
    while (cursor.column < indent && peek(cursor) === ' ') forward(cursor)
    const found = lineBreak(cursor)
    if (found === '') return breaks
    breaks += found
  }
}
