import type { SchemaNode } from '../schema/violation.js'

export interface AllowedValue {
  readonly value: unknown
  readonly meaning: string | null
  /** The versions that know it, as a semver range, where not all do. */
  readonly versions: string | null
}

/** The values of which a key takes one, with what they mean where that is said; none where it takes others, too. */
export function allowedValues(nodes: readonly SchemaNode[]): readonly AllowedValue[] {
  const found = new Map<unknown, AllowedValue>()
  for (const node of nodes.flatMap(withAlternatives)) {
    const meanings = (node.enumDescriptions ?? []) as readonly string[]
    for (const [index, value] of (node.enum ?? []).entries()) {
      const known = found.get(value)
      found.set(value, {
        value,
        meaning: known?.meaning ?? meanings[index] ?? null,
        versions: known?.versions ?? node['x-values']?.[`${value}`] ?? null,
      })
    }
  }
  return [...found.values()]
}

/** Parts of a list are nodes of their own, and so is what is wanted of a text where lists are taken as well. */
function withAlternatives(node: SchemaNode): readonly SchemaNode[] {
  const below = [node.then, node.items, ...(node.anyOf ?? [])].filter((one) => one !== undefined)
  return [node, ...below.flatMap(withAlternatives)]
}
