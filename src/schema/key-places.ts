import { isNode, type Lookup, type Placed } from './lookup.js'
import type { SchemaNode } from './violation.js'

/** Stands for a name that people choose, such as that of a library. */
export const ANY_NAME = '*'

/** A key of a config, with all that the schemas say of it. What stands in a list counts as of the list. */
export interface KeyPlace {
  /** `['libraries', '*', 'operations', 'mass_genre_update']`. */
  readonly path: readonly string[]
  /** The node of the key itself comes first, then what it refers to, then those of its items. */
  readonly nodes: readonly SchemaNode[]
  /** The sections whose schemas these are of: `settings`, `operations`, ... */
  readonly sections: readonly string[]
}

/** Every key of a config, in the order of the schemas, by its path with dots; the config itself by an empty one. */
export function keyPlaces({ root, next }: Lookup): ReadonlyMap<string, KeyPlace> {
  const found = new Map<string, KeyPlace>()
  const visit = (path: readonly string[], placed: readonly Placed[], above: readonly SchemaNode[]): void => {
    const whole = withItems(placed, next)
    const nodes = whole.map(([node]) => node)
    const sections = [...new Set(whole.map(([, file]) => (file.$id ?? '').replace('.schema.json', '')))]
    found.set(path.join('.'), { path, nodes, sections })
    for (const name of namesBelow(nodes)) {
      const below = next(whole, name)
      const [first] = below
      // A node may hold itself.
      if (first && !above.includes(first[0])) visit([...path, name], below, [...above, ...nodes])
    }
  }
  visit([], root, [])
  return found
}

function withItems(placed: readonly Placed[], next: Lookup['next']): readonly Placed[] {
  const items = next(placed, 0)
  return items.length === 0 || items.some((one) => placed.includes(one))
    ? placed
    : [...placed, ...withItems(items, next)]
}

/** The names of the keys that nodes have below them. */
export function namesBelow(nodes: readonly SchemaNode[]): readonly string[] {
  const names = nodes.flatMap(({ properties = {} }) => Object.keys(properties))
  const isOpen = nodes.some(({ additionalProperties }) => isNode(additionalProperties))
  return [...new Set([...names, ...(isOpen ? [ANY_NAME] : [])])]
}
