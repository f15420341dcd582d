import { distance } from 'fastest-levenshtein'
import type { SecretKnowledge } from './knowledge.js'
import { isForeignSecretWord } from './secret-words.js'

/**
 * What a key's name says: `strong` names say themselves that a secret follows (`plex_token`), `weak` ones
 * only because some section keeps a secret under them, or under a name much like it (`error`, `usrname`).
 */
export type NameKind = 'strong' | 'weak' | 'near-public' | 'unknown' | 'public'

const PARTS =
  /token|secret|apikey|passw|pword|passphrase|passcode|pincode|credential|webhook|clientid|privatekey|accesskey/
/** What makes a key of a lock out of a `..._key`, unlike `sort_by_key`. */
const KEY = /^(?:.*(?:api|access|auth|private|license|server|account|app|user|client|encryption|bot|my))?key$/
const SERVICE_KEY =
  /trakt|tmdb|plex|radarr|sonarr|omdb|mdb|tautulli|notifiarr|gotify|ntfy|simkl|tvdb|imdb|mal|anidb/
const WORDS = new Set(
  'pin pwd pass pw psw pswd passwd psk puk tan auth bearer jwt cookie otp totp cred creds login'.split(' '),
)
/** Longer words are no key names; the search for tokens judges them. */
const LONGEST = 80

/** So many names are compared with all known ones; a file with more is no config, and loses them all. */
const MOST_GUESSES = 5000

/** Letters and digits only, so that `Client-ID`, `client_id` and `clientId` are one name. */
export function normalizeName(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
  return name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').toLowerCase()
}

const normalizedSets = new WeakMap<Names, Names>()

/** The schemas know hundreds of names, and they are the same for every file. */
function normalized(names: Names): Names {
  const known = normalizedSets.get(names) ?? new Set([...names].map(normalizeName))
  normalizedSets.set(names, known)
  return known
}

/** Judges names, each once. */
export function createNameJudge(knowledge: SecretKnowledge): (name: string) => NameKind {
  const secret = normalized(knowledge.secretNames)
  const open = normalized(knowledge.publicNames)
  const judged = new Map<string, NameKind>()
  return (name) => {
    if (name.length > LONGEST * 2) return 'unknown'
    let kind = judged.get(name)
    if (kind === undefined) {
      kind = certain(name, secret, open) ?? (judged.size < MOST_GUESSES ? guess(name, secret, open) : 'weak')
      judged.set(name, kind)
    }
    return kind
  }
}

/** Whether a name says by its own words that a secret follows. */
export function isStrongName(name: string): boolean {
  if (name.length > LONGEST) return false
  let strong = strongNames.get(name)
  if (strong === undefined) {
    strong = saysSecret(name)
    if (strongNames.size < MOST_STRONG) strongNames.set(name, strong)
  }
  return strong
}

/** Texts are made of the same words over and over. */
const strongNames = new Map<string, boolean>()
const MOST_STRONG = 10_000

function saysSecret(name: string): boolean {
  const plain = normalizeName(name)
  if (PARTS.test(plain) || isForeignSecretWord(name)) return true
  const words = name
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return (
    WORDS.has(plain) ||
    words.some((word) => WORDS.has(word)) ||
    (words.at(-1) === 'key' && isKeyOfLock(plain))
  )
}

function isKeyOfLock(plain: string): boolean {
  return KEY.test(plain) || SERVICE_KEY.test(plain)
}

type Names = ReadonlySet<string>

function certain(name: string, secret: Names, open: Names): NameKind | undefined {
  const plain = normalizeName(name)
  if (plain === '' && isStrongName(name)) return 'strong'
  if (plain === '' || plain.length > LONGEST) return 'unknown'
  if (open.has(plain) && !secret.has(plain)) return 'public'
  if (isStrongName(name)) return 'strong'
  if (secret.has(plain)) return open.has(plain) ? 'public' : 'weak'
  return undefined
}

function guess(name: string, secret: Names, open: Names): NameKind {
  const plain = normalizeName(name)
  const toSecret = nearest(plain, secret)
  const toOpen = nearest(plain, open)
  // `error` and its like are everyday words, and have everyday neighbours.
  if (toSecret && toSecret.edits > 1 && !isStrongName(toSecret.name))
    return toOpen ? 'near-public' : 'unknown'
  if (toSecret && (!toOpen || toSecret.edits <= toOpen.edits))
    return isStrongName(toSecret.name) ? 'strong' : 'weak'
  return toOpen ? 'near-public' : 'unknown'
}

function nearest(plain: string, names: Names): { name: string; edits: number } | undefined {
  const most = plain.length <= 5 ? 1 : plain.length <= 9 ? 2 : 3
  let best: { name: string; edits: number } | undefined
  for (const name of names) {
    // A short name has too many neighbours to guess at, unless two of its letters changed places.
    if (name.length < 3 || Math.abs(name.length - plain.length) > most) continue
    const edits = isSwapped(name, plain) ? 1 : distance(name, plain)
    if (edits <= most && edits < (best?.edits ?? Infinity)) best = { name, edits }
  }
  return best
}

function isSwapped(name: string, plain: string): boolean {
  if (name.length !== plain.length) return false
  const at = [...name].findIndex((letter, index) => letter !== plain[index])
  const swapped = `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at]}${name.slice(at + 2)}`
  return at >= 0 && swapped === plain
}
