import { type Cell, toCells } from './cells.js'

/** The part of a line that fits, with what was left out on either side. */
export interface CutLine {
  readonly cells: readonly Cell[]
  readonly before: boolean
  readonly after: boolean
}

// Splitting into characters takes time: of a line of megabytes only what could fit is looked at.
const REACH = 1000

/**
 * Cuts a line to a width around a place, which stays in sight at least from its start.
 *
 * @param from,to the place in UTF-16 units from the line's start
 * @param width in terminal columns
 * @param mark width of the sign that stands for what is left out
 */
export function cutLine(line: string, from: number, to: number, width: number, mark: number): CutLine {
  const skip = Math.max(0, from - REACH)
  const cells = toCells(line.slice(skip, from + REACH)).map((cell) => ({
    ...cell,
    start: cell.start + skip,
    end: cell.end + skip,
  }))
  const whole = cells.length === 0 || (skip === 0 && cells.at(-1)!.end === line.length)
  if (whole && cells.reduce((sum, cell) => sum + cell.width, 0) <= width) {
    return { cells, before: false, after: false }
  }
  const [first, last] = chooseCells(cells, from, to, width - 2 * mark)
  return {
    cells: cells.slice(first, last),
    before: first > 0 || skip > 0,
    after: last < cells.length || cells.at(-1)!.end < line.length,
  }
}

/** The place comes first, then as much to its left as to its right, then what is still free. */
function chooseCells(
  cells: readonly Cell[],
  from: number,
  to: number,
  budget: number,
): readonly [number, number] {
  const place = cells.findIndex((cell) => cell.end > from)
  let first = place < 0 ? cells.length : place
  let last = first
  let used = 0
  const right = (limit: number, end: number) => {
    while (last < cells.length && cells[last]!.start < end && used + cells[last]!.width <= limit) {
      used += cells[last++]!.width
    }
  }
  const left = (limit: number) => {
    while (first > 0 && used + cells[first - 1]!.width <= limit) used += cells[--first]!.width
  }
  // The key in front of a value says more than what is behind it.
  const before = cells.slice(0, first).reduce((sum, cell) => sum + cell.width, 0)
  if (before <= budget / 2) left(budget)
  right(budget * 0.75, to)
  left((used + budget) / 2)
  right(budget, Number.POSITIVE_INFINITY)
  left(budget)
  return [first, last]
}
