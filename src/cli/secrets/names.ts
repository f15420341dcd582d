import {
  nameMeant,
  placeholdersIn,
  upper,
  variablesOf,
  withoutPrefix,
  written,
} from '../../kometa/placeholders.js'
import { isReserved } from '../../kometa/reserved-names.js'
import { nameFor } from '../../rules/placeholder-words.js'
import type { Path } from '../../yaml/document.js'

type Variables = Readonly<Record<string, string | undefined>>

/** What stands in a config in place of a secret, and the variable that PMM fills it from. */
export interface Stand {
  /** `<<tmdb-apikey>>`, or `env` for Plex. */
  readonly text: string
  readonly variable: string
}

export interface Names {
  /**
   * The same for the same secrets in the same order; no two secrets share one.
   *
   * @param isWhole whether the secret is all that stands there: only then may it be a word such as `env`
   */
  standFor(path: Path, value: string, isWhole: boolean): Stand
}

/**
 * Names for the secrets of a config: `tmdb-apikey`, `trakt-access-token`, of a library `films-radarr-token`. A name
 * that a placeholder of the config has already, or whose variable holds something else, gets a number.
 *
 * @param config the text of the config
 * @param envFile what the env file sets already
 * @param isOld the versions are from before 2.0.0, which know PMM_NAME only, and no word `env`
 * @param isShown whether a name gives nothing away: a secret may stand in place of a key
 */
export function createNames(
  config: string,
  envFile: Variables,
  environment: Variables,
  isOld: boolean,
  isShown: (name: string) => boolean,
): Names {
  const used = new Set(placeholdersIn(config).map(({ name }) => name))
  const known = new Map<string, string>()
  for (const variables of [environment, envFile])
    for (const [name, value] of Object.entries(variables))
      if (value?.trim()) known.set(name.toUpperCase(), value)

  const variableFor = (name: string) => variablesOf(name)[isOld ? variablesOf(name).length - 1 : 0]!
  /** Each of the variables would fill it; one that holds the very value may stay. */
  const isFree = (variables: readonly string[], value: string) =>
    variables.every((variable) => (known.get(variable) ?? value) === value)

  return {
    standFor(path, value, isWhole) {
      if (!isOld && isWhole && isPlexToken(path) && !WORD_ENV.test(config)) {
        const plex = ['KOMETA_PLEX_TOKEN', 'PMM_PLEX_TOKEN'] as const
        if (isFree(plex, value)) return { text: 'env', variable: plex[0] }
      }
      const own = baseFor(path)
      const base = isShown(own) ? own : 'my-secret'
      for (let number = 1; ; number++) {
        const name = number === 1 ? base : `${base}-${number}`
        const variables = [`KOMETA_${upper(name)}`, `PMM_${upper(name)}`]
        if (used.has(name) || !isFree(variables, value)) continue
        used.add(name)
        return { text: written(name), variable: variableFor(name) }
      }
    },
  }
}

/** Where a library has the word already, its variable is not free for another token. */
const WORD_ENV = /\btoken["']?\s*:\s*["']?env["']?\s*(?:[,}#]|$)/im

/** Of the section itself: for those of libraries there is one variable only. */
const isPlexToken = (path: Path) => path.length === 2 && path[0] === 'plex' && path[1] === 'token'

function baseFor(path: Path): string {
  const library = path[0] === 'libraries' && path.length > 3 ? plain(String(path[1])) : ''
  const own = nameFor(path.map((step) => (typeof step === 'string' ? plain(step) : step)))
  const name = library === '' ? own : `${nameMeant(library)}-${own}`
  return isReserved(name) || withoutPrefix(name) !== undefined ? `my-${name}` : name
}

/** `Séries` is `Series`; what has no letters of the alphabet is left out of a name. */
const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '')
