import type { Range } from './source.js'

/** A stretch of a text and what stands there instead; an empty range is an insertion. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/**
 * Whether two ranges have something in common. An insertion overlaps what it stands inside of; it does not
 * overlap its neighbours, nor another insertion at the same place.
 */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/**
 * Replaces all ranges at once; every other character stays. Insertions at one place keep their order, and
 * come before a replacement that begins there. Throws a RangeError when edits overlap or leave the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let result = ''
  let at = 0
  for (const { range, text: replacement } of sorted) {
    const { start, end } = range
    if (start < 0 || end < start || end > text.length)
      throw new RangeError(`edit ${start}-${end} is outside the text of ${text.length} characters`)
    if (start < at) throw new RangeError(`edit ${start}-${end} overlaps one that ends at ${at}`)
    result += text.slice(at, start) + replacement
    at = end
  }
  return result + text.slice(at)
}
