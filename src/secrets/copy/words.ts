import type { Range } from '../../text/source.js'
import { isHarmless, isSmallNumber } from '../ordinary.js'
import { withoutPlaceholders } from '../placeholder.js'

/** Between the words of a path, an address or a list of names. */
const BETWEEN = /[^\s/\\:@?&=#,;|()[\]{}"'`<>*!%$+~]+/g
/** Of those of a host dots are between them, too. */
const LABEL = /[^.]+/g

/**
 * The words of a stretch that tell something: no placeholders, no switches, no bare numbers where they are small.
 *
 * @param isOpen words to be left as they are
 */
export function wordsIn(
  text: string,
  { start, end }: Range,
  isOpen: (word: string) => boolean,
): readonly Range[] {
  return withoutPlaceholders(text, start, end).flatMap((part) =>
    [...text.slice(part.start, part.end).matchAll(BETWEEN)].flatMap(({ 0: word, index }) => {
      const from = part.start + index
      return isOpen(word) ? [] : [{ start: from, end: from + word.length }]
    }),
  )
}

/** The parts of the words of a host. */
export function labelsIn(text: string, range: Range, isOpen: (word: string) => boolean): readonly Range[] {
  return wordsIn(text, range, isOpen).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(LABEL)].map(({ index, 0: { length } }) => ({
      start: start + index,
      end: start + index + length,
    })),
  )
}

/** Words that give nothing away wherever they stand. */
export const tellsNothing = (word: string) =>
  /^[.-]+$/.test(word) || isHarmless(word) || isSmallNumber(word) || /^all$/i.test(word)
