import type { Range } from '../text/source.js'
import { isCamelCase, isOrdinary } from './ordinary.js'

/** Words that sentences are made of and that no key's value is. */
const SENTENCE =
  /\b(?:the|from|your|you|is|are|was|to|of|get|see|for|and|if|not|here|it|this|that|with|when|will|can|must|only)\b/i

/** Words that announce the value a secret had before. */
export const FORMERLY = /^(?:was|old|prev|previous|previously|before|formerly|ex|new|now|current)$/i
const AFTER_FORMERLY =
  /^(?:the|this|that|wrong|missing|removed|expired|invalid|blank|empty|here|changed|added|value|token|one|required|optional|unused|deprecated|todo|fixme|secret|none|working|valid)$/i

const VERSION = /^v?\d+(?:\.\d+)+/

/** Whether a word may be the secret that a sentence around it speaks of; `at` least so many characters. */
export function isSuspicious(word: string, least: number): boolean {
  if (word.length < least || VERSION.test(word)) return false
  if (/\d/.test(word)) return /[A-Za-z]/.test(word) || /^\d{6,}$/.test(word)
  return word.length >= 8 && !isCamelCase(word) && !isOrdinary(word)
}

/** Whether a word looks like the code that a service shows for somebody to type. */
export function isCode(word: string): boolean {
  return /\d/.test(word) && /^(?:[0-9a-f]{8}|[0-9A-F]{8}|[0-9A-Z]{6,10})$/.test(word)
}

/** Whether the word behind `was` or `old`, or all alone, is a value rather than a remark on one. */
export function isFormerValue(word: string): boolean {
  return word.length >= 4 && !AFTER_FORMERLY.test(word)
}

/** What of a value in a comment has to be hidden: all of it, unless it is a sentence about the value. */
export function secretPartsOfRemark(text: string, range: Range, unsure: boolean): readonly Range[] {
  const words = [...text.slice(range.start, range.end).matchAll(/[^\s,;()"'`]+/g)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
    word: match[0].replace(/[.!?:]+$/, ''),
  }))
  const sentence =
    words.length > 1 && SENTENCE.test(text.slice(range.start, Math.min(range.end, range.start + 500)))
  if (!sentence && !unsure) return [range]
  return words.filter(({ word }) => isSuspicious(word, 6) || word.includes('://'))
}
