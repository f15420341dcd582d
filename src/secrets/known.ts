import type { SecretKnowledge } from './knowledge.js'
import { isHarmless } from './ordinary.js'

/** Words of this program and its subject, from six letters on: without them no message could be read. */
const SUBJECT = new Set(
  `access account address client collection collections config configs credential credentials default discord
  example homeassistant kometa library manager message movies notification notifications number overlay
  overlays password placeholder playlist playlists public radarr refresh secret secrets section sections
  series server sonarr string tautulli tokens version webhook webhooks`.split(/\s+/),
)

/** Whether a word gives nothing away although a secret may contain it: key names, `bearer`, `kometa`. */
export function isKnownWord(word: string, knowledge: SecretKnowledge): boolean {
  if (word.length > 60) return false
  const lower = word.toLowerCase()
  return (
    SUBJECT.has(lower) ||
    knowledge.publicNames.has(lower) ||
    knowledge.secretNames.has(lower) ||
    isHarmless(word)
  )
}
