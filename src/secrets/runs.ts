import type { Range } from '../text/source.js'
import { mergeRanges } from './ranges.js'

/** From so many characters on, a stretch of a secret counts as the secret. */
export const SHORTEST = 6

/** Upper and lower case are one, at the same length: `toLowerCase` alone lengthens some letters. */
export function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** Every place where one of the stretches of six begins. */
export function findRuns(words: string, isRun: (six: string) => boolean): readonly Range[] {
  const folded = fold(words)
  const found: { start: number; end: number }[] = []
  for (let at = 0; at + SHORTEST <= folded.length; at++) {
    if (!isRun(folded.slice(at, at + SHORTEST))) continue
    const last = found.at(-1)
    if (last && at <= last.end) last.end = at + SHORTEST
    else found.push({ start: at, end: at + SHORTEST })
  }
  return found
}

/** All stretches of six characters of a text. */
export function* runsOf(text: string): Iterable<string> {
  const folded = fold(text)
  for (let at = 0; at + SHORTEST <= folded.length; at++) yield folded.slice(at, at + SHORTEST)
}

/**
 * The ranges but those that lie within a single word which is no secret by itself. Two such words in a row
 * may well be one: `kometa-notifications`.
 */
export function withoutKnown(
  text: string,
  ranges: readonly Range[],
  isKnown: (word: string) => boolean,
): readonly Range[] {
  return mergeRanges(ranges).filter((range) => {
    const word = wordAround(text, range)
    return word === undefined || !isKnown(word)
  })
}

const LONGEST_NAME = 60

function wordAround(text: string, { start, end }: Range): string | undefined {
  if (end - start > LONGEST_NAME || !/^\w+$/.test(text.slice(start, end))) return undefined
  const before = /\w*$/.exec(text.slice(Math.max(0, start - LONGEST_NAME), start))![0]
  const behind = /^\w*/.exec(text.slice(end, end + LONGEST_NAME))![0]
  return before + text.slice(start, end) + behind
}
