import type { SecretKnowledge } from './knowledge.js'
import { isHarmless } from './ordinary.js'

/** Whether a word gives nothing away although a secret may contain it: key names, `bearer`, `true`. */
export function isKnownWord(word: string, knowledge: SecretKnowledge): boolean {
  if (word.length > 60) return false
  const lower = word.toLowerCase()
  return knowledge.publicNames.has(lower) || knowledge.secretNames.has(lower) || isHarmless(word)
}
