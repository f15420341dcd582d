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

/** What of the ranges lies outside of words that are no secret by themselves. */
export function withoutKnown(
  text: string,
  ranges: readonly Range[],
  isKnown: (word: string) => boolean,
): readonly Range[] {
  const rest: Range[] = []
  for (const range of mergeRanges(ranges)) {
    let from = range.start
    for (const word of wordsAround(text, range)) {
      if (!isKnown(text.slice(word.start, word.end))) continue
      if (word.start > from) rest.push({ start: from, end: word.start })
      from = Math.max(from, Math.min(word.end, range.end))
    }
    rest.push({ start: from, end: range.end })
  }
  return rest.filter((range) => range.end > range.start)
}

const LONGEST_NAME = 60

function* wordsAround(text: string, range: Range): Iterable<Range> {
  const start = Math.max(0, range.start - LONGEST_NAME)
  const slice = text.slice(start, Math.min(text.length, range.end + LONGEST_NAME))
  for (const match of slice.matchAll(/[A-Za-z0-9_]+/g)) {
    const word = { start: start + match.index, end: start + match.index + match[0].length }
    if (word.end > range.start && word.start < range.end) yield word
  }
}
