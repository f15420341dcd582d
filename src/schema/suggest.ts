import { distance } from 'fastest-levenshtein'

/** Spelling is compared without case, and without what people put between words. */
const plain = (name: string) => name.toLowerCase().replace(/[-_ .]/g, '')

/**
 * The known name that was probably meant: the same but for case and separators, else one that ends or begins
 * with it (`secret` for `client_secret`), else one with two neighbours swapped, else the nearest by edits, at most
 * a third of its length. Of several the first.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const candidates = [...known]
    .filter((candidate) => candidate !== name)
    .map((candidate): Candidate => ({ name: candidate, letters: plain(candidate) }))
  const wanted = plain(name)
  const found =
    candidates.find(({ letters }) => letters === wanted) ??
    (wanted.length > 1 ? candidates.find(({ letters }) => letters.endsWith(wanted)) : undefined) ??
    (wanted.length > 2 ? candidates.find(({ letters }) => letters.startsWith(wanted)) : undefined) ??
    candidates.find(({ letters }) => isSwapped(wanted, letters)) ??
    nearest(wanted, candidates)
  return found?.name
}

/** Whether one text becomes the other where two letters beside each other change places. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return at >= 0 && one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2) === other
}

interface Candidate {
  readonly name: string
  readonly letters: string
}

function nearest(wanted: string, candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.letters)
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits]
  }
  return best && bestDistance <= Math.max(1, Math.floor(best.letters.length / 3)) ? best : undefined
}

/** Whether two names differ only in capitals and in what stands between words. */
export function isSameName(name: string, other: string): boolean {
  return plain(name) === plain(other)
}

/** At most two edits away: for a name whose content speaks for it as well. Two swapped letters are two edits. */
export function isClose(name: string, meant: string): boolean {
  return distance(plain(name), plain(meant)) <= 2
}
