import type { Range } from './source.js'

/** Stretches of a text put together; what touches one has a place in common with it. */
export interface Coverage {
  add(range: Range): void
  meets(range: Range): boolean
}

/** Each question takes the logarithm of the number of stretches; adding one behind the others takes no more. */
export function createCoverage(ranges: readonly Range[] = []): Coverage {
  /** Sorted, and apart from each other. */
  const parts: { start: number; end: number }[] = []

  /** The place of the first part that does not end in front of an offset. */
  function firstNotBefore(offset: number): number {
    let low = 0
    let high = parts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (parts[middle]!.end < offset) low = middle + 1
      else high = middle
    }
    return low
  }

  function add({ start, end }: Range): void {
    const from = firstNotBefore(start)
    const first = parts[from]
    if (!first || first.start > end) {
      if (from === parts.length) parts.push({ start, end })
      else parts.splice(from, 0, { start, end })
      return
    }
    let to = from
    while (to + 1 < parts.length && parts[to + 1]!.start <= end) to++
    first.start = Math.min(first.start, start)
    first.end = Math.max(parts[to]!.end, end)
    if (to > from) parts.splice(from + 1, to - from)
  }

  for (const range of ranges.toSorted((a, b) => a.start - b.start)) add(range)
  return {
    add,
    meets({ start, end }) {
      const part = parts[firstNotBefore(start)]
      return part !== undefined && part.start <= end
    },
  }
}
