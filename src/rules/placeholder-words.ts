import { nameMeant, upper, variablesOf, written } from '../kometa/placeholders.js'
import { isReserved } from '../kometa/reserved-names.js'
import type { Path } from '../yaml/document.js'

/** What to write in place of a placeholder that PMM does not fill in. */
export interface WayOut {
  readonly text: string
  /** The variable that PMM fills it from. */
  readonly variable: string
}

/**
 * For Plex's address and token PMM has a word of its own: `env` takes KOMETA_PLEX_URL and KOMETA_PLEX_TOKEN
 * (config.py), which fill no placeholder.
 */
export function wayOut(path: Path, name: string): WayOut {
  const key = path.at(-1)
  if (path.at(-2) === 'plex' && (key === 'url' || key === 'token'))
    return { text: 'env', variable: `KOMETA_PLEX_${key.toUpperCase()}` }
  const free = isReserved(name) ? `my-${name}` : name
  return { text: written(free), variable: variablesOf(free)[0] }
}

/** The name for the secret at a path: `trakt.authorization.access_token` makes `trakt-access-token`. */
export function nameFor(path: Path): string {
  const keys = path.filter((step) => typeof step === 'string')
  const section = keys[0] === 'libraries' ? keys.at(-2) : keys[0]
  return nameMeant(section === keys.at(-1) ? `${section}` : `${section}-${keys.at(-1)}`)
}

/** `<<my-secret>>` and its other spelling, as a hint names them. */
export function spellings(name: string): string {
  return `\`${written(name)}\` (or \`<<${upper(name)}>>\`)`
}
