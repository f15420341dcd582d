import { lastAtOrBefore } from './last-at-or-before.js'

/** A place in a text for people: line and column from 1, offset from 0 in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A stretch of a text for people; `end` is behind its last character. */
export interface Span {
  readonly start: Position
  readonly end: Position
}

/** A stretch of a text in UTF-16 units; `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What was wrong with the bytes a text was decoded from, and where in the decoded text it shows. */
export interface EncodingProblem {
  readonly encoding: 'utf-16' | 'not utf-8'
  readonly at: Range
}

/** A config's text and where it came from. Nothing else of the program looks at bytes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly encodingProblem?: EncodingProblem
  position(offset: number): Position
  span(range: Range): Span
  /** Where a line (from 1) begins; the end of the text beyond the last. */
  offset(line: number): number
  /** The text of a line (from 1) without its line ending; empty beyond the last. */
  line(line: number): string
}

/** Wraps a text. Line starts are found when the first position is asked for. */
export function createSource(path: string, text: string, encodingProblem?: EncodingProblem): Source {
  let starts: readonly number[] | undefined
  const lineStarts = () => {
    starts ??= findLineStarts(text)
    return starts
  }
  const position = (offset: number): Position => {
    const line = lastAtOrBefore(lineStarts(), offset)
    return { line: line + 1, column: offset - lineStarts()[line]! + 1, offset }
  }
  return {
    path,
    text,
    ...(encodingProblem ? { encodingProblem } : {}),
    position,
    span: ({ start, end }) => ({ start: position(start), end: position(end) }),
    offset: (line) => lineStarts()[line - 1] ?? text.length,
    line(line) {
      const start = lineStarts()[line - 1]
      if (start === undefined) return ''
      const end = lineStarts()[line] ?? text.length
      return text.slice(start, end).replace(/[\r\n]+$/, '')
    },
  }
}

function findLineStarts(text: string): readonly number[] {
  // A byte order mark is no column of the first line, but offsets do count it.
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}
