/**
 * A place in a text that moves forward. Lines and columns count from 0 as ruamel.yaml counts them: only
 * `\n` and `\r` begin a new line, though NEL, LS and PS end one; a byte order mark takes no column.
 */
export interface Cursor {
  readonly text: string
  /** Whether a byte order mark may stand somewhere, so that columns cannot be had by subtraction. */
  readonly marked: boolean
  at: number
  line: number
  column: number
}

/** Ends a line, and `\0` the text. */
export const LINE_END = '\0\r\n\x85\u2028\u2029'
export const SPACE_OR_END = `${LINE_END} \t`
export const BREAKS = '\r\n\x85\u2028\u2029'

export function createCursor(text: string): Cursor {
  return { text, marked: text.includes('\ufeff'), at: 0, line: 0, column: 0 }
}

/** The character so many units ahead; `\0` behind the end. */
export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.text[cursor.at + ahead] ?? '\0'
}

export function forward(cursor: Cursor, units = 1): void {
  for (let left = units; left > 0 && cursor.at < cursor.text.length; left--) {
    const character = cursor.text[cursor.at++]!
    if (character === '\n' || (character === '\r' && peek(cursor) !== '\n')) {
      cursor.line++
      cursor.column = 0
    } else if (character !== '\ufeff') cursor.column++
  }
}

/** Goes to a place further on in this line; there must be no `\n` and no `\r` in between. */
export function forwardInLine(cursor: Cursor, to: number): void {
  if (cursor.marked) forward(cursor, to - cursor.at)
  else {
    cursor.column += to - cursor.at
    cursor.at = to
  }
}

/** Takes a line break, if one is here, and returns what it is worth in a text. */
export function lineBreak(cursor: Cursor): string {
  const character = peek(cursor)
  if (character === '\n') {
    cursor.at++
    cursor.line++
    cursor.column = 0
    return character
  }
  if (!BREAKS.includes(character)) return ''
  forward(cursor, character === '\r' && peek(cursor, 1) === '\n' ? 2 : 1)
  return character === '\u2028' || character === '\u2029' ? character : '\n'
}

/** Takes characters up to the end of the line. */
export function skipLine(cursor: Cursor): void {
  ANY_LINE_END.lastIndex = cursor.at
  forwardInLine(cursor, ANY_LINE_END.exec(cursor.text)?.index ?? cursor.text.length)
}

const ANY_LINE_END = new RegExp(`[${LINE_END}]`, 'g')
const SPACE = 0x20

export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) {
    cursor.at++
    cursor.column++
  }
}

/** `---` or `...` alone, which ends a document whatever was open. */
export function atSeparator(cursor: Cursor): boolean {
  const character = peek(cursor)
  return (character === '-' || character === '.') && (isMarker(cursor, '---') || isMarker(cursor, '...'))
}

export function isMarker(cursor: Cursor, marker: '---' | '...'): boolean {
  return cursor.text.startsWith(marker, cursor.at) && SPACE_OR_END.includes(peek(cursor, 3))
}
