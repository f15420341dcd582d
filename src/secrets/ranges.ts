import type { Range } from '../text/source.js'

/** Sorted by place; what overlaps or touches becomes one. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const sorted = ranges.filter((range) => range.end > range.start).sort((a, b) => a.start - b.start)
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** The place of the first range that ends behind an offset, in ranges as `mergeRanges` makes them. */
export function firstBehind(ranges: readonly Range[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Whether a stretch of a text holds a letter or digit of a secret; the quotes around one are none.
 *
 * @param secrets as `findSecrets` gives them for the text
 */
export function holdsSecret(text: string, { start, end }: Range, secrets: readonly Range[]): boolean {
  for (let index = firstBehind(secrets, start); index < secrets.length; index++) {
    const secret = secrets[index]!
    if (secret.start >= end) return false
    if (/[\p{L}\p{N}]/u.test(text.slice(Math.max(start, secret.start), Math.min(end, secret.end))))
      return true
  }
  return false
}
