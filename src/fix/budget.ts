import { charactersRead } from '../yaml/read-text.js'

/**
 * How much may be read to try repairs, so that the time they take grows with the size of a file and not with
 * its square: a file with thousands of mistakes is read again for each that cannot be judged by a part of it.
 */
export interface Budget {
  isSpent(): boolean
  /** Takes from it what is not reading, in characters that could have been read in that time. */
  spend(characters: number): void
}

/** Enough for every repair of an ordinary config. */
const AT_LEAST = 3_000_000
const READINGS = 20

/** Counted is what is read until it is asked, whoever reads. */
export function createBudget(length: number): Budget {
  let most = charactersRead() + AT_LEAST + READINGS * length
  return {
    isSpent: () => charactersRead() > most,
    spend(characters) {
      most -= characters
    },
  }
}
