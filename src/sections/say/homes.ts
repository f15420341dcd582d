import { SCHEMAS } from '../../generated/schemas.js'
import { isNode } from '../../schema/lookup.js'
import type { SchemaNode } from '../../schema/violation.js'
import type { Path } from '../../yaml/document.js'

/** Names that too many sections have for any of them to be meant. */
const MOST_HOMES = 3

let homes: ReadonlyMap<string, readonly string[]> | undefined

/** The sections where a key that stands elsewhere belongs; none where it could be of any. */
export function homesOf(key: string, path: Path): readonly string[] {
  homes ??= collect()
  const here = `${path[0] === 'libraries' ? (path[2] ?? 'libraries') : (path[0] ?? '')}`
  const found = (homes.get(key) ?? []).filter((home) => home !== here)
  return found.length <= MOST_HOMES ? found : []
}

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
      if ((child as SchemaNode).deprecated) continue
      const list = found.get(key) ?? []
      list.push(TITLES[section] ?? section)
      found.set(key, list)
    }
  }
  return found
}
