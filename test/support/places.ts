import { CONFIG_LOOKUP } from '../../src/schema/config-lookup.js'
import { isNode, type Placed } from '../../src/schema/lookup.js'
import type { SchemaNode } from '../../src/schema/violation.js'
import type { Path } from '../../src/yaml/document.js'

/** A place of a config that the schemas describe, in a library and a list by an example of a name and a number. */
export interface SchemaPlace {
  readonly path: Path
  readonly nodes: readonly SchemaNode[]
  /** The schemas that describe it. */
  readonly files: readonly string[]
}

const LIBRARY = 'Films'

/** Every place that the schemas describe, sections before what they hold; what is described by the same node once. */
export function schemaPlaces(): readonly SchemaPlace[] {
  const seen = new Set<SchemaNode>()
  const found: SchemaPlace[] = []
  const queue: (readonly [Path, readonly Placed[]])[] = [[[], CONFIG_LOOKUP.root]]
  for (const [path, placed] of queue) {
    const nodes = placed.map(([node]) => node)
    const [first] = nodes
    if (!first || seen.has(first)) continue
    seen.add(first)
    found.push({ path, nodes, files: placed.map(([, file]) => (file.$id ?? '').replace('.schema.json', '')) })
    for (const step of stepsBelow(nodes)) queue.push([[...path, step], CONFIG_LOOKUP.next(placed, step)])
  }
  return found
}

function stepsBelow(nodes: readonly SchemaNode[]): readonly (string | number)[] {
  const names = nodes.flatMap(({ properties = {} }) => Object.keys(properties))
  const open = nodes.some(({ additionalProperties }) => isNode(additionalProperties)) ? [LIBRARY] : []
  return [...new Set([...names, ...open, ...(nodes.some(({ items }) => items) ? [0] : [])])]
}

const USUAL: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    5,
    2.5,
    99_999,
    '',
    ' ',
    'x',
    'abc def',
    'yes',
    '5',
    'TRUE',
    'env',
    'weekly(funday)',
  ],
  ...[[], {}, [null], [5], ['x'], [true], [['x']], [{}], { a: null }, { a: 1, b: 2 }],
]

/** Values to put at a place: of every kind, and those that stand at the bounds of what the nodes allow. */
export function valuesFor(nodes: readonly SchemaNode[]): readonly unknown[] {
  const found = new Map([...USUAL, ...nodes.flatMap(atBounds)].map((value) => [JSON.stringify(value), value]))
  return [...found.values()]
}

function atBounds(node: SchemaNode): readonly unknown[] {
  const { enum: values = [], const: only, default: usual, minimum, maximum, items, properties = {} } = node
  const own = [
    ...values,
    ...values.flatMap((value) => (typeof value === 'string' ? [`${value}x`, value.toUpperCase()] : [])),
    ...[only, usual].filter((value) => value !== undefined),
    ...[minimum, maximum].flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound, bound + 1])),
    ...Object.keys(node['x-values'] ?? {}),
    ...Object.keys(properties)
      .slice(0, 2)
      .map((key) => ({ [key]: null })),
    ...(Object.keys(properties).length > 0 ? [{ zzz_nothing: 1 }] : []),
  ]
  const below = [node.not, node.if, node.then, ...(node.anyOf ?? []), ...(node.allOf ?? [])]
  const parts = items ? atBounds(items).slice(0, 12) : []
  return [
    ...own,
    ...parts.map((part) => [part]),
    ...(node['x-split'] ? parts.filter((part) => typeof part === 'string') : []),
    ...below.flatMap((one) => (one ? atBounds(one) : [])),
  ]
}

/** A config with a value at a path, beside what a config cannot be without. */
export function configWith(path: Path, value: unknown): unknown {
  return placed(BASE, path, value)
}

const BASE: Readonly<Record<string, unknown>> = {
  libraries: { [LIBRARY]: { collection_files: [{ default: 'basic' }] } },
  plex: { url: 'http://192.168.1.12:32400', token: 'aBcDeFgHiJkLmNoPqRsT' },
  tmdb: { apikey: '0123456789abcdef0123456789abcdef' },
}

function placed(base: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value
  if (typeof step === 'number') return [placed(undefined, rest, value)]
  const others = isNode(base) ? base : {}
  return { ...others, [step]: placed(others[step], rest, value) }
}
