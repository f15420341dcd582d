import type { Range } from '../text/source.js'
import { findRuns, fold, runsOf, SHORTEST } from './runs.js'

/** A longer text is looked for in pieces of this length. */
const PIECE = 64
/** More than a config's secrets have; in a file with more, only whole repetitions are found. */
const MOST_RUNS = 200_000

/**
 * Where else in a text its secrets stand: each as a whole from six characters on. Of those that a key or an
 * address tells also parts with a digit in them (letters alone might be any word).
 *
 * @param guessed those that only look like secrets
 */
export function findRepeats(
  text: string,
  known: readonly Range[],
  guessed: readonly Range[],
): readonly Range[] {
  const pieces = new Set<string>()
  const runs = new Set<string>()
  for (const [{ start, end }, isKnown] of [...known.map(sure), ...guessed.map(likely)])
    for (const part of partsOf(text.slice(start, end))) {
      for (const piece of piecesOf(fold(part))) pieces.add(piece)
      if (isKnown && /\d/.test(part) && runs.size < MOST_RUNS)
        for (const run of runsOf(part)) if (/\d/.test(run)) runs.add(run)
    }
  return pieces.size === 0 ? [] : [...findPieces(text, pieces), ...findRuns(text, (run) => runs.has(run))]
}

const sure = (range: Range) => [range, true] as const
const likely = (range: Range) => [range, false] as const

/** The text itself, and the words in it that are long enough to be a secret each. */
function partsOf(secret: string): readonly string[] {
  const words = /[^A-Za-z0-9]/.test(secret) ? secret.split(/[^A-Za-z0-9_-]+/) : []
  const long = words.filter((word) => word.length >= 8 && /\d|[a-z][A-Z]/.test(word))
  return [secret, ...long].filter((part) => part.length >= SHORTEST)
}

function* piecesOf(secret: string): Iterable<string> {
  if (secret.length > PIECE) yield secret.slice(-PIECE)
  for (let at = 0; at < secret.length; at += PIECE)
    if (at + SHORTEST <= secret.length) yield secret.slice(at, at + PIECE)
}

function findPieces(text: string, pieces: ReadonlySet<string>): readonly Range[] {
  const lengths = new Map<string, Set<number>>()
  for (const piece of pieces) {
    const start = piece.slice(0, SHORTEST)
    lengths.set(start, (lengths.get(start) ?? new Set()).add(piece.length))
  }
  const folded = fold(text)
  const found: Range[] = []
  for (let at = 0; at + SHORTEST <= folded.length; at++)
    for (const length of lengths.get(folded.slice(at, at + SHORTEST)) ?? [])
      if (pieces.has(folded.slice(at, at + length))) found.push({ start: at, end: at + length })
  return found
}

/** Where else the texts of ranges stand as words of their own, in either case. */
export function findWords(
  text: string,
  ranges: readonly Range[],
  isKnown: (word: string) => boolean,
): readonly Range[] {
  const words = new Set(
    ranges
      .map(({ start, end }) => fold(text.slice(start, end)))
      .filter((word) => word.length >= SHORTEST && !isKnown(word)),
  )
  if (words.size === 0) return []
  const found: Range[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}_-]+/gu))
    if (words.has(fold(match[0]))) found.push({ start: match.index, end: match.index + match[0].length })
  return found
}
