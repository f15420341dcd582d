import type { Position, Source } from '../text/source.js'
import type { Paint, Style } from './colour.js'
import { type CutLine, cutLine } from './cut.js'
import { lastLine } from './report.js'
import type { Terminal } from './terminal.js'

interface Place {
  readonly start: Position
  readonly end: Position
}

/** Of a place over many lines the first two and the last are shown. */
const MOST_LINES = 4

/**
 * Draws the lines around a place: one above, its own, one below, the place underlined. A place over several
 * lines is underlined in its first and has `>` before each.
 *
 * @param text the masked text
 */
export function renderFrame(
  text: Source,
  place: Place,
  terminal: Terminal,
  paint: Paint,
  style: Style,
): string[] {
  const first = place.start.line
  const last = lastLine(place)
  const below = last < countLines(text) ? [last + 1] : []
  const signs = terminal.unicode ? { bar: '│', gap: '⋮', cut: '…' } : { bar: '|', gap: ':', cut: '...' }
  const digits = String(below[0] ?? last).length
  const width = terminal.columns - digits - 6
  const row = (gutter: string, sign: string, content: string) =>
    `${paint('dim', `${gutter.padStart(digits + 2)} ${sign}`)} ${content}`.trimEnd()
  const code = (line: number, from = 0, to = 0) => cutLine(text.line(line), from, to, width, signs.cut.length)
  const numbered = (line: number, cut: CutLine) => {
    const inside = last > first && line >= first && line <= last
    const gutter = `${inside ? '>' : ' '} ${String(line).padStart(digits)}`
    return row(gutter, signs.bar, join(cut, signs.cut))
  }

  const from = place.start.column - 1
  const to = place.end.line === first ? place.end.column - 1 : text.line(first).trimEnd().length
  const marked = code(first, from, to)
  const [lead, carets] = underline(marked, from, to, signs.cut.length)
  const inner = range(first + 1, last)
  return [
    ...(first > 1 ? [numbered(first - 1, code(first - 1))] : []),
    numbered(first, marked),
    row('', signs.bar, lead + paint(style, carets)),
    ...(inner.length < MOST_LINES
      ? inner.map((line) => numbered(line, code(line)))
      : [numbered(first + 1, code(first + 1)), row('', signs.gap, ''), numbered(last, code(last))]),
    ...below.map((line) => numbered(line, code(line))),
  ]
}

/** The empty line behind a final line ending is none. */
function countLines(text: Source): number {
  const { line, column } = text.position(text.text.length)
  return column > 1 ? line : line - 1
}

function join({ cells, before, after }: CutLine, sign: string): string {
  return `${before ? sign : ''}${cells.map((cell) => cell.text).join('')}${after ? sign : ''}`
}

/** One caret for each column of the place; one for an empty place, which may stand behind the line. */
function underline({ cells, before }: CutLine, from: number, to: number, sign: number): [string, string] {
  const inside = cells.map((cell) => cell.end > from && cell.start < to)
  const start = cells.findIndex((cell) => cell.end > from)
  const lead = (start < 0 ? cells : cells.slice(0, start)).reduce((sum, cell) => sum + cell.width, 0)
  const width = cells.reduce((sum, cell, index) => sum + (inside[index] ? cell.width : 0), 0)
  return [' '.repeat((before ? sign : 0) + lead), '^'.repeat(Math.max(1, width))]
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
