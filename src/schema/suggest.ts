import { distance } from 'fastest-levenshtein'

/** Spelling is compared without case, and without what people put between words. */
const plain = (name: string) => name.toLowerCase().replace(/[-_ .]/g, '')

/**
 * The known name that was probably meant: the same but for case and separators, else one that ends or begins
 * with it (`secret` for `client_secret`), else the nearest by edits, at most a third of its length. Of several
 * the first.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known].filter((candidate) => candidate !== name)
  const wanted = plain(name)
  const same = candidates.find((candidate) => plain(candidate) === wanted)
  if (same) return same
  const tail = wanted.length > 1 && candidates.find((candidate) => plain(candidate).endsWith(wanted))
  if (tail) return tail
  const head = wanted.length > 2 && candidates.find((candidate) => plain(candidate).startsWith(wanted))
  return head || nearest(wanted, candidates)
}

function nearest(wanted: string, candidates: readonly string[]): string | undefined {
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

/** Whether two names differ only in capitals and in what stands between words. */
export function isSameName(name: string, other: string): boolean {
  return plain(name) === plain(other)
}

/** At most two edits away: for a name whose content speaks for it as well. Two swapped letters are two edits. */
export function isClose(name: string, meant: string): boolean {
  return distance(plain(name), plain(meant)) <= 2
}
