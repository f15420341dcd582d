import type { SchemaNode } from './violation.js'

/** A node with the file that its own references count from. */
export type Placed = readonly [node: SchemaNode, file: SchemaNode]

/** The schemas as one tree: references followed, what stands in several nodes seen together. */
export interface Lookup {
  /** The nodes of the root. */
  readonly root: readonly Placed[]
  /** A node with everything it refers to. Asked for every key of a config, so each answer is kept. */
  expand(node: SchemaNode, file: SchemaNode): readonly Placed[]
  /** The nodes that describe what stands below, by a key or an item's number. The same list for the same question. */
  next(nodes: readonly Placed[], step: string | number): readonly Placed[]
}

/** @param start the file whose node is the root */
export function createLookup(schemas: Readonly<Record<string, SchemaNode>>, start: string): Lookup {
  const expansions = new WeakMap<SchemaNode, readonly Placed[]>()
  const steps = new WeakMap<readonly Placed[], Map<string, readonly Placed[]>>()

  function expand(node: SchemaNode, file: SchemaNode): readonly Placed[] {
    const known = expansions.get(node)
    if (known) return known
    const referred = node.$ref ? follow(node.$ref, file) : []
    const expanded: readonly Placed[] = [
      [node, file],
      ...referred,
      ...(node.allOf ?? []).flatMap((part) => expand(part, file)),
    ]
    expansions.set(node, expanded)
    return expanded
  }

  /** All names that the nodes do not list lead to the same place. */
  function next(nodes: readonly Placed[], step: string | number): readonly Placed[] {
    const isListed = ([node]: Placed) => node.properties !== undefined && Object.hasOwn(node.properties, step)
    const key = typeof step === 'number' ? '#' : nodes.some(isListed) ? `.${step}` : '*'
    const known = steps.get(nodes) ?? new Map<string, readonly Placed[]>()
    steps.set(nodes, known)
    const before = known.get(key)
    if (before) return before
    const found = nodes.flatMap(([node, file]) => below(node, step).flatMap((child) => expand(child, file)))
    known.set(key, found)
    return found
  }

  function follow(reference: string, file: SchemaNode): readonly Placed[] {
    const [name, pointer] = reference.split('#') as [string, string | undefined]
    const target = name === '' ? file : schemas[name]
    if (!target) return []
    let node: unknown = target
    for (const step of (pointer ?? '').split('/').filter(Boolean))
      node = (node as Record<string, unknown>)[step]
    return isNode(node) ? expand(node, target) : []
  }

  const root = schemas[start]!
  return { root: expand(root, root), expand, next }
}

function below(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  if (typeof step === 'number') return isNode(node.items) ? [node.items] : []
  const own = node.properties
  if (own && Object.hasOwn(own, step)) return [own[step]!]
  const { additionalProperties } = node
  return isNode(additionalProperties) ? [additionalProperties] : []
}

export function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
