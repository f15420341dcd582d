import type { Range } from '../text/source.js'

/** Names of a query's parameters that say themselves that what follows grants something. */
const GRANT =
  /token|secret|passw|pwd|session|apikey|api[-_]key|^(?:auth|authorization|key|pass|pw|code|state|sig|signature|sid|jwt|credential)$/i
/** Names that do so only by habit: `?p=`. */
const SHORT = /^(?:[ahkpstuw]|tk|tok|usr|user|username|login|uid|hash)$/i

/** What a parameter of a query is likely to hold: a secret, perhaps one, or something open. */
export function parameterKind(name: string): 'secret' | 'unsure' | 'open' {
  if (GRANT.test(name)) return 'secret'
  return SHORT.test(name) ? 'unsure' : 'open'
}

export interface Grant extends Range {
  readonly kind: 'user' | 'secret' | 'unsure'
}

/**
 * The parts of an address that grant access, in UTF-16 offsets: user and password, a user without one, which may
 * be a token (GitHub takes it so), and parameters named so.
 */
export function grantsIn(url: string): readonly Grant[] {
  const start = url.indexOf('://')
  if (start < 0) return []
  const user = /^[^/\s?#@:]*(?::[^/\s@]+)?(?=@)/.exec(url.slice(start + 3))?.[0]
  const kind = user?.includes(':') ? 'user' : 'unsure'
  const found: Grant[] = user ? [{ start: start + 3, end: start + 3 + user.length, kind }] : []
  for (const match of url.matchAll(/[?&;#]([\w.[\]-]{1,40})=([^&;#\s]+)/g)) {
    const kind = parameterKind(match[1]!)
    const end = match.index + match[0].length
    if (kind !== 'open') found.push({ start: end - match[2]!.length, end, kind })
  }
  return found
}
