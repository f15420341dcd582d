import { type Cursor, forward, LINE_END, peek, SPACE_OR_END, skipLine } from './cursor.js'
import { fail } from './failure.js'
import type { State } from './state.js'
import type { Token } from './token.js'

const NAME = /[!-+\--Z\\^-z|~\xa0-\ufefe\uff00-\ufffd]/
/** No tag is longer; it bounds the search for the end of its handle. */
const LONGEST_TAG = 1000
const URI = /[-;/?:@&=+$,_.!~*'()[\]#0-9A-Za-z]/

/** Scans `&name` or `*name`. */
export function scanAnchor({ cursor }: State): Token {
  const { at: start, line } = cursor
  const type = peek(cursor) === '*' ? 'alias' : 'anchor'
  forward(cursor)
  while (NAME.test(peek(cursor))) forward(cursor)
  const text = cursor.text.slice(start + 1, cursor.at)
  if (text === '') fail('BAD_ALIAS', start, start + 1)
  if (!`${SPACE_OR_END}?:,[]{}%@\``.includes(peek(cursor))) fail('BAD_ALIAS', start, cursor.at + 1)
  return { type, text, start, end: cursor.at, line, endLine: line }
}

/** Scans a tag: `!name`, `!!name`, `!handle!name`, `!<uri>` or a lone `!`. */
export function scanTag({ cursor, version }: State): Token {
  const { at: start, line } = cursor
  forward(cursor, peek(cursor, 1) === '!' ? 2 : 1)
  if (peek(cursor) === '<') {
    forward(cursor)
    scanUri(cursor, start, version)
    if (peek(cursor) !== '>') fail('BAD_TAG', start, cursor.at + 1)
    forward(cursor)
  } else if (!SPACE_OR_END.includes(peek(cursor))) {
    const rest = /^[^\r\n\x85\u2028\u2029 ]*/.exec(cursor.text.slice(cursor.at, cursor.at + LONGEST_TAG))![0]
    const handle = /^[-_0-9A-Za-z]*!/.exec(rest)
    if (rest.includes('!') && !handle) fail('BAD_TAG', start, start + 1)
    if (handle) forward(cursor, handle[0].length)
    scanUri(cursor, start, version)
  }
  if (!` \t${LINE_END}`.includes(peek(cursor))) fail('BAD_TAG', start, cursor.at + 1)
  return {
    type: 'tag',
    text: cursor.text.slice(start, cursor.at),
    start,
    end: cursor.at,
    line,
    endLine: line,
  }
}

function scanUri(cursor: Cursor, start: number, version: State['version']): void {
  const from = cursor.at
  for (;;) {
    if (/^%[0-9a-f]{2}/i.test(cursor.text.slice(cursor.at, cursor.at + 3))) forward(cursor, 3)
    else if (URI.test(peek(cursor)) && !(version === '1.1' && peek(cursor) === '#')) forward(cursor)
    else break
  }
  if (cursor.at === from) fail('BAD_TAG', start, cursor.at + 1)
}

/** Scans a line that begins with `%`. */
export function scanDirective(state: State): Token {
  const { cursor } = state
  const { at: start, line } = cursor
  skipLine(cursor)
  const text = cursor.text.slice(start, cursor.at)
  const yaml = /^%YAML +(\d+)\.(\d+) *(?: #.*)?$/.exec(text)
  const known =
    yaml ||
    /^%TAG +(?:!|![-_0-9A-Za-z]*!) +[-;/?:@&=+$,_.!~*'()[\]%#0-9A-Za-z]+ *(?: #.*)?$/.test(text) ||
    /^%(?!(?:YAML|TAG)(?: |$))[-_:.0-9A-Za-z]+(?: .*)?$/.test(text)
  // Only 1.1 and 1.2 have rules for unquoted text in PMM's reader; on any other it breaks down.
  if (!known || (yaml && !/^1\.[12]$/.test(`${Number(yaml[1])}.${Number(yaml[2])}`)))
    fail('BAD_DIRECTIVE', start, cursor.at)
  if (yaml) state.version = Number(yaml[2]) === 1 ? '1.1' : '1.2'
  return { type: 'directive', text, start, end: cursor.at, line, endLine: line }
}
