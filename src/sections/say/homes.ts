import { OLD_PLACES, type PlaceTree } from '../../generated/old-places.js'
import { SCHEMAS } from '../../generated/schemas.js'
import { knownKeys } from '../../schema/knowledge.js'
import { isNode } from '../../schema/lookup.js'
import type { SchemaNode } from '../../schema/violation.js'
import type { Path } from '../../yaml/document.js'

/** Names that too many sections have for any of them to be meant. */
const MOST_HOMES = 3

let homes: ReadonlyMap<string, readonly string[]> | undefined

/**
 * The sections where a key that stands elsewhere belongs, in words (`\`settings\``, `a library`); none where it could
 * be of any. In a library these are the sections that a library has of its own, where there are any.
 */
export function homesOf(key: string, path: Path): readonly string[] {
  homes ??= collect()
  const isInLibrary = path[0] === 'libraries' && path.length > 1
  const here = `${path[0] === 'libraries' ? (path[2] ?? 'libraries') : (path[0] ?? '')}`
  const found = (homes.get(key) ?? []).filter((home) => home !== here && home !== TITLES[here])
  if (found.length > MOST_HOMES) return []
  const own = isInLibrary ? found.filter((home) => home in TITLES || isOfLibraries(home, key)) : found
  return (own.length > 0 ? own : found).map((home) => TITLES[home] ?? `\`${home}\``)
}

const isOfLibraries = (section: string, key: string) => knownKeys(['libraries', '', section]).has(key)

/** Where schemas name their parts otherwise than configs do. */
const TITLES: Readonly<Record<string, string>> = {
  libraries: 'a library',
  file_entry: 'an entry of files',
}

function collect(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [file, schema] of Object.entries(SCHEMAS)) {
    const section = file.replace('.schema.json', '')
    if (section === 'config') continue
    const node =
      section === 'libraries' && isNode(schema.additionalProperties) ? schema.additionalProperties : schema
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      if ((child as SchemaNode).deprecated || isOld(section, key)) continue
      const list = found.get(key) ?? []
      list.push(section)
      found.set(key, list)
    }
  }
  return found
}

/** What a migration takes away from a section belongs in another. */
const isOld = (section: string, key: string) => (OLD_PLACES[section] as PlaceTree | undefined)?.[key] === true
