import { distance } from 'fastest-levenshtein'

/** Spelling is compared without case, and without what people put between words. */
const plain = (name: string) => name.toLowerCase().replace(/[-_ .]/g, '')

/**
 * The known name that was probably meant: the same but for case and separators, else the last words of a
 * known name (`secret` for `client_secret`), else the nearest by edits, at most a third of its length.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].filter((candidate) => candidate !== name)
  const wanted = plain(name)
  const same = candidates.find((candidate) => plain(candidate) === wanted)
  if (same) return same
  const tail = candidates.filter((candidate) => wanted.length > 2 && plain(candidate).endsWith(wanted))
  if (tail.length === 1) return tail[0]
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const edits = distance(wanted, plain(candidate))
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits]
  }
  return best !== undefined && bestDistance <= Math.max(1, Math.floor(plain(best).length / 3))
    ? best
    : undefined
}
