import { resolve, type SecretSource, variableOf } from '../../auth/placeholder.js'
import { placeholderAlone, placeholdersIn, written } from '../../kometa/placeholders.js'
import { fillingOf } from '../../rules/services/filling.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Subject } from './subject.js'

/**
 * What PMM gets for a key. `unset` is a placeholder, or the word `env`, whose variable is not set; `elsewhere` one
 * whose variable is set where PMM runs, and not here; `misspelt` is a placeholder that PMM never fills in; `foreign` is filled in by something else before PMM starts.
 */
export interface Value {
  readonly state: 'missing' | 'blank' | 'left-over' | 'unset' | 'elsewhere' | 'misspelt' | 'foreign' | 'set'
  /** Where it is `set`. */
  readonly text?: string
  /** The variable that fills it, or would. */
  readonly variable?: string
  /** Where that is set, if it is `elsewhere`. */
  readonly from?: string
  /** How a misspelt placeholder is to be written. */
  readonly spelling?: string
}

type Place = Pick<Subject, 'document' | 'secrets' | 'setElsewhere'>

/** The value at a place. */
export function valueAt(place: Place, ref: NodeRef | undefined): Value {
  const value = valueHere(place, ref)
  const from = value.state === 'unset' ? place.setElsewhere(value.variable!) : undefined
  return from === undefined ? value : { ...value, state: 'elsewhere', from }
}

function valueHere({ document, secrets }: Place, ref: NodeRef | undefined): Value {
  const filling = fillingOf(document, ref)
  if (filling === 'missing') return { state: 'missing' }
  if (filling === 'blank' || filling === 'comment') return { state: 'blank' }
  const text = document.scalar(ref!)?.text.trim() ?? ''
  const placeholder = placeholderAlone(text) ?? placeholdersIn(text).find(({ hasName }) => hasName)
  if (placeholder?.hasName) return filledIn(text, placeholder, secrets)
  if (filling === 'left-over') return { state: 'left-over' }
  if (filling === 'foreign') return { state: placeholder ? 'blank' : 'foreign' }
  return isWordEnv(ref!, text) ? fromVariable(String(ref!.path.at(-1)), secrets) : { state: 'set', text }
}

function filledIn(
  text: string,
  { name, isFilled, start, end }: ReturnType<typeof placeholdersIn>[number],
  secrets: SecretSource,
): Value {
  const variable = variableOf(name, secrets)
  if (!isFilled) return { state: 'misspelt', variable, spelling: written(name) }
  const value = resolve(name, secrets)
  if (value === undefined) return { state: 'unset', variable }
  return { state: 'set', variable, text: text.slice(0, start) + value + text.slice(end) }
}

/** Plex's address and token may come from variables of their own (modules/config.py 1868-1872 of Kometa 2.4.4). */
const isWordEnv = ({ path }: NodeRef, text: string) =>
  path.at(-2) === 'plex' && /^(?:url|token)$/.test(String(path.at(-1))) && text.toLowerCase() === 'env'

function fromVariable(key: string, { env, envFile }: SecretSource): Value {
  const names = ['KOMETA_PLEX_', 'PMM_PLEX_'].map((prefix) => prefix + key.toUpperCase())
  const variable = names.find((name) => (env[name] ?? envFile[name])?.trim())
  if (variable === undefined) return { state: 'unset', variable: names[0]! }
  return { state: 'set', variable, text: (env[variable] ?? envFile[variable])! }
}

/** What a library gets for a key of a service: its own value, else that for all libraries. */
export function serviceValue(place: Place, service: string, key: string, library?: string): Value {
  if (library !== undefined) {
    const own = valueAt(place, place.document.at(['libraries', library, service, key]))
    if (own.state !== 'missing' && own.state !== 'blank') return own
  }
  return valueAt(place, place.document.at([service, key]))
}

/** The names of all libraries, also of those with nothing below them. */
export function libraryNames(document: ConfigDocument): readonly string[] {
  const libraries = document.at(['libraries'])
  return libraries ? [...new Set(document.entries(libraries).map(({ name }) => name))] : []
}

/** The libraries that have a section of a service for themselves. */
export const librariesWith = (document: ConfigDocument, service: string): readonly string[] =>
  libraryNames(document).filter((name) => {
    const own = document.at(['libraries', name, service])
    return own !== undefined && document.entries(own).length > 0
  })
