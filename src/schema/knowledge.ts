import { SCHEMAS } from '../generated/schemas.js'
import type { Path } from '../yaml/document.js'
import { CONFIG_LOOKUP } from './config-lookup.js'
import { isNode, type Placed } from './lookup.js'
import type { SchemaNode } from './violation.js'

// Everything the program knows about keys, read off the schemas.
const { root, next } = CONFIG_LOOKUP

/** The schema nodes that describe a path; none where the schemas do not reach. */
export function schemaNodes(path: Path): readonly SchemaNode[] {
  return placedNodes(path).map(([node]) => node)
}

const placedNodes = (path: Path) => path.reduce<readonly Placed[]>(next, root)

const keysOf = new WeakMap<readonly Placed[], ReadonlyMap<string, SchemaNode>>()

/** The keys that a schema knows below a path, with what it says of each. Asked for every mapping of a config. */
export function knownKeys(path: Path): ReadonlyMap<string, SchemaNode> {
  return knownKeysOf(placedNodes(path))
}

/** Whoever goes through a config from key to key takes the nodes along: `Lookup.next` leads from one place to the next. */
export const ROOT_NODES = root
export const nodesBelow = next

/** The keys that nodes know. */
export function knownKeysOf(nodes: readonly Placed[]): ReadonlyMap<string, SchemaNode> {
  const known = keysOf.get(nodes) ?? new Map(nodes.flatMap(([node]) => Object.entries(node.properties ?? {})))
  keysOf.set(nodes, known)
  return known
}

/** A single annotation of a path: the first node that carries it. */
export function annotation<Key extends keyof SchemaNode>(path: Path, key: Key): SchemaNode[Key] | undefined {
  return schemaNodes(path).find((node) => node[key] !== undefined)?.[key]
}

/** The root keys of a config, and which of them hardly any other program uses. */
export const ROOT_KEYS: ReadonlyMap<string, SchemaNode> = knownKeys([])

/** Whether the value at a path, or anything it stands below, is secret. */
export function isSecretPath(path: Path): boolean {
  let nodes = root
  return path.some((step) => {
    nodes = next(nodes, step)
    return areSecret(nodes)
  })
}

const holders = new WeakMap<readonly Placed[], boolean>()

/** Whether one of the keys that stand below a path may be secret. Asked for every key of a config, too. */
export function holdsSecretPath(path: Path): boolean {
  if (isSecretPath(path)) return true
  const nodes = placedNodes(path)
  const known = holders.get(nodes) ?? [...keyNames().secretNames].some((name) => areSecret(next(nodes, name)))
  holders.set(nodes, known)
  return known
}

const areSecret = (nodes: readonly Placed[]) =>
  nodes.find(([node]) => node['x-secret'] !== undefined)?.[0]['x-secret'] === true

export interface KeyNames {
  /** Names that hold a secret wherever a schema has them. */
  readonly secretNames: ReadonlySet<string>
  /** Names that hold none in at least one place. */
  readonly publicNames: ReadonlySet<string>
}

let names: KeyNames | undefined

/** All key names of all sections, told apart by whether they hold a secret. */
export function keyNames(): KeyNames {
  if (names) return names
  const secretNames = new Set<string>()
  const publicNames = new Set<string>()
  const visit = (node: SchemaNode, secret: boolean): void => {
    for (const [name, child] of Object.entries(node.properties ?? {})) {
      const isSecret = secret || child['x-secret'] === true
      ;(isSecret ? secretNames : publicNames).add(name)
      visit(child, isSecret)
    }
    for (const child of children(node)) visit(child, secret)
  }
  for (const schema of Object.values(SCHEMAS)) visit(schema, false)
  for (const name of publicNames) secretNames.delete(name)
  names = { secretNames, publicNames }
  return names
}

function children(node: SchemaNode): readonly SchemaNode[] {
  const { additionalProperties, items, allOf } = node as Record<string, unknown>
  return [additionalProperties, items, ...(Array.isArray(allOf) ? allOf : [])].filter(isNode)
}
