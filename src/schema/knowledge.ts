import { SCHEMAS } from '../generated/schemas.js'
import type { Path } from '../yaml/document.js'
import type { SchemaNode } from './violation.js'

/** Everything the program knows about keys, read off the schemas. */
const ROOT: SchemaNode = SCHEMAS['config.schema.json']!

/** A node with the file that its own references count from. */
type Placed = readonly [SchemaNode, SchemaNode]

const expansions = new WeakMap<SchemaNode, readonly Placed[]>()

/** The schema nodes that describe a path; none where the schemas do not reach. */
export function schemaNodes(path: Path): readonly SchemaNode[] {
  let nodes = expand(ROOT, ROOT)
  for (const step of path) nodes = next(nodes, step)
  return nodes.map(([node]) => node)
}

/** The keys that a schema knows below a path, with what it says of each. */
export function knownKeys(path: Path): ReadonlyMap<string, SchemaNode> {
  return new Map(schemaNodes(path).flatMap((node) => Object.entries(node.properties ?? {})))
}

/** A single annotation of a path: the first node that carries it. */
export function annotation<Key extends keyof SchemaNode>(path: Path, key: Key): SchemaNode[Key] | undefined {
  return schemaNodes(path).find((node) => node[key] !== undefined)?.[key]
}

/** The root keys of a config, and which of them hardly any other program uses. */
export const ROOT_KEYS: ReadonlyMap<string, SchemaNode> = knownKeys([])

/** Whether the value at a path, or anything it stands below, is secret. */
export function isSecretPath(path: Path): boolean {
  let nodes = expand(ROOT, ROOT)
  return path.some((step) => {
    nodes = next(nodes, step)
    return areSecret(nodes)
  })
}

const holders = new WeakMap<readonly Placed[], boolean>()

/** Whether one of the keys that stand below a path may be secret. Asked for every key of a config, too. */
export function holdsSecretPath(path: Path): boolean {
  if (isSecretPath(path)) return true
  const nodes = path.reduce<readonly Placed[]>(next, expand(ROOT, ROOT))
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

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A node with everything it refers to. Asked for every key of a config, so each answer is kept. */
function expand(node: SchemaNode, file: SchemaNode): readonly Placed[] {
  const known = expansions.get(node)
  if (known) return known
  const referred = node.$ref ? follow(node.$ref, file) : []
  const all = (node as { allOf?: readonly SchemaNode[] }).allOf ?? []
  const expanded: readonly Placed[] = [
    [node, file],
    ...referred,
    ...all.flatMap((part) => expand(part, file)),
  ]
  expansions.set(node, expanded)
  return expanded
}

/** What stands below nodes, by step; all names that the nodes do not list lead to the same place. */
const steps = new WeakMap<readonly Placed[], Map<string, readonly Placed[]>>()

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
  const target = name === '' ? file : SCHEMAS[name]
  if (!target) return []
  let node: unknown = target
  for (const step of (pointer ?? '').split('/').filter(Boolean))
    node = (node as Record<string, unknown>)[step]
  return isNode(node) ? expand(node, target) : []
}

function below(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  if (typeof step === 'number') return isNode(node.items) ? [node.items] : []
  const own = node.properties
  if (own && Object.hasOwn(own, step)) return [own[step]!]
  const { additionalProperties } = node
  return isNode(additionalProperties) ? [additionalProperties] : []
}
