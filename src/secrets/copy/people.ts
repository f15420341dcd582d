import type { Range } from '../../text/source.js'
import { fold, SHORTEST } from '../runs.js'
import { tellsNothing, wordsIn } from './words.js'

/** Keys whose value names people, or machines of theirs. */
export const PERSON_KEY =
  /(?:^|_)(?:users?|usernames?|user_names?|logins?|e?mails?|owners?|accounts?|persons?|people|server|server_?name|machine|machine_?name|device|friendly_?name|host_?name)$/i
/** Keys whose value is an address. */
export const ADDRESS_KEY = /(?:^|_)(?:urls?|hosts?|addresse?s?|ips?|domains?|proxy)$/i

export const personWords = (text: string, range: Range) => wordsIn(text, range, tellsNothing)

/** Shorter names are parts of too much else. */
const SHORTEST_NAME = 4

/** Where else names stand, as words of their own. */
export function findNames(
  text: string,
  names: readonly Range[],
  isKnown: (word: string) => boolean,
): readonly Range[] {
  const words = new Set(names.map(({ start, end }) => fold(text.slice(start, end))))
  for (const word of [...words]) if (word.length < SHORTEST_NAME || isKnown(word)) words.delete(word)
  if (words.size === 0) return []
  return [...text.matchAll(/[\p{L}\p{N}_-]+/gu)].flatMap(({ index, 0: word }) => {
    if (words.has(fold(word))) return [{ start: index, end: index + word.length }]
    // `anna-maria-nas` names the same person.
    return [...word.matchAll(/[\p{L}\p{N}]+/gu)]
      .filter((part) => part[0].length >= SHORTEST && words.has(fold(part[0])))
      .map((part) => ({ start: index + part.index, end: index + part.index + part[0].length }))
  })
}
