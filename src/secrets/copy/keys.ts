import type { SecretKnowledge } from '../knowledge.js'
import { isKnownWord } from '../known.js'
import { isStrongName } from '../names.js'

/**
 * Whether the name of a key gives nothing away: one of the schemas, or words that say a secret follows. In broken
 * lines it may stand where a value is thought to go on.
 */
export const isOpenKey = (name: string, knowledge: SecretKnowledge): boolean =>
  isKnownWord(name, knowledge) || (/^[a-z]+(?:[_-][a-z]+)*$/.test(name) && isStrongName(name))
