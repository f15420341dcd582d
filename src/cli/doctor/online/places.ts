import type { Subject } from '../subject.js'
import { librariesWith, libraryNames, serviceValue, type Value, valueAt } from '../value.js'

/** Who uses a service, and with which values. */
export interface User {
  /** Nothing for the section that counts for all libraries. */
  readonly library?: string
  readonly values: Readonly<Record<string, Value>>
}

/** One server with one key, and everybody who uses it. */
export interface Place {
  readonly url: Value
  readonly key: Value
  readonly users: readonly User[]
}

interface Wanted {
  readonly service: string
  /** The key of the section that lets PMM in. */
  readonly key: string
  /** What else may differ from library to library. */
  readonly others?: readonly string[]
  /** Every library uses it, and not only those with a section of their own. */
  readonly isForEach?: boolean
}

/** The servers of a service, each once, whoever names them. */
export function placesOf(
  subject: Subject,
  { service, key, others = [], isForEach }: Wanted,
): readonly Place[] {
  const { document } = subject
  const root = document.at([service])
  const libraries = isForEach ? libraryNames(document) : librariesWith(document, service)
  const isCommon = root !== undefined && document.entries(root).length > 0
  const names = [...(isCommon && !(isForEach && libraries.length > 0) ? [undefined] : []), ...libraries]
  const places = new Map<string, { url: Value; key: Value; users: User[] }>()
  for (const library of names) {
    const get = (name: string) => serviceValue(subject, service, name, library)
    const found = { url: get('url'), key: get(key) }
    // PMM does not connect to what is named nowhere.
    if (found.url.state === 'missing' && found.key.state === 'missing') continue
    const id = JSON.stringify([found.url.text, found.url.variable, found.key.text, found.key.variable])
    const place = places.get(id) ?? { ...found, users: [] }
    places.set(id, place)
    const values = Object.fromEntries(others.map((name) => [name, get(name)]))
    place.users.push({ ...(library === undefined ? {} : { library }), values })
  }
  return [...places.values()]
}

/** Whether PMM leaves certificates of a service alone: for all of them, or for Plex. */
export function isUnverified(subject: Subject, service: string): boolean {
  const at = (section: string) =>
    valueAt(subject, subject.document.at([section, 'verify_ssl'])).text?.toLowerCase()
  const own = service === 'plex' ? at('plex') : undefined
  return (own ?? at('settings')) === 'false'
}
