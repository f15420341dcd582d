/** A schema node or a part of one, as read from the file. */
export type Json = { [key: string]: unknown }

/** A schema with one of its constraints changed. */
export interface Mutation {
  readonly name: string
  readonly schema: Json
}

/** Keywords that forbid something; all others only describe. */
export const CONSTRAINTS = [
  'type',
  'required',
  'additionalProperties',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'enum',
  'const',
  'not',
  'anyOf',
  'oneOf',
  'allOf',
  'then',
  'else',
  'items',
  'format',
  'uniqueItems',
  'propertyNames',
  'patternProperties',
  'contains',
  'dependencies',
  'multipleOf',
] as const

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every node of a schema with its place, definitions included. */
export function* nodesOf(
  node: Json,
  place: readonly string[] = [],
): Iterable<readonly [readonly string[], Json]> {
  yield [place, node]
  for (const key of ['properties', 'definitions'])
    for (const [name, child] of Object.entries((node[key] as Json | undefined) ?? {}))
      if (isObject(child)) yield* nodesOf(child, [...place, key, name])
  for (const key of ['anyOf', 'allOf', 'oneOf'])
    for (const [index, child] of ((node[key] as Json[] | undefined) ?? []).entries())
      yield* nodesOf(child, [...place, key, String(index)])
  for (const key of ['not', 'if', 'then', 'else', 'items', 'additionalProperties'])
    if (isObject(node[key])) yield* nodesOf(node[key], [...place, key])
}

/** The schema once for every way in which one of its constraints can be changed. */
export function* mutationsOf(schema: Json): Iterable<Mutation> {
  for (const [place, node] of nodesOf(schema))
    for (const [what, changed] of changesOf(node)) {
      const copy = structuredClone(schema)
      const parent = place.slice(0, -1).reduce<Json>((at, step) => at[step] as Json, copy)
      const last = place.at(-1)
      if (last !== undefined) parent[last] = changed
      yield {
        name: `${place.join('/') || 'the schema'}: ${what}`,
        schema: last === undefined ? changed : copy,
      }
    }
}

function* changesOf(node: Json): Iterable<readonly [string, Json]> {
  const set = (key: string, value: unknown) => ({ ...structuredClone(node), [key]: value })
  const without = (key: string) =>
    Object.fromEntries(Object.entries(structuredClone(node)).filter(([name]) => name !== key))
  // A condition goes with what follows from it: ajv refuses the one without the other.
  for (const key of CONSTRAINTS)
    if (key in node) yield [`without ${key}`, key === 'then' ? set('then', {}) : without(key)]
  if (typeof node.$ref === 'string') yield [`without ${node.$ref}`, without('$ref')]
  for (const key of ['type', 'required', 'anyOf', 'allOf', 'enum'] as const) {
    const list = node[key]
    if (!Array.isArray(list) || list.length < 2) continue
    for (const [index, item] of list.entries())
      yield [
        `${key} without ${typeof item === 'string' ? item : `number ${index + 1}`}`,
        set(key, list.toSpliced(index, 1)),
      ]
  }
  for (const key of ['minLength', 'maxLength', 'minimum', 'maximum', 'minProperties'] as const)
    for (const by of [-1, 1])
      if (typeof node[key] === 'number' && node[key] + by >= 0)
        yield [`${key} ${by > 0 ? 'one more' : 'one less'}`, set(key, node[key] + by)]
  if (typeof node.pattern === 'string')
    for (const pattern of patternsLike(node.pattern)) yield [`pattern ${pattern}`, set('pattern', pattern)]
  for (const name of Object.keys((node.properties as Json | undefined) ?? {}))
    yield [
      `without the key ${name}`,
      set(
        'properties',
        Object.fromEntries(Object.entries(node.properties as Json).filter(([key]) => key !== name)),
      ),
    ]
}

/** Expressions that differ from one in a single point: a number, a class, an anchor, an alternative. */
function patternsLike(pattern: string): readonly string[] {
  const counts = [...pattern.matchAll(/\{(\d+)(,?)\}/g)].flatMap(({ 0: whole, 1: count, 2: comma, index }) =>
    [-1, 1].map(
      (by) =>
        `${pattern.slice(0, index)}{${Number(count) + by}${comma}}${pattern.slice(index + whole.length)}`,
    ),
  )
  const classes = ['A-F', 'a-f', '0-9', '\\s', '"', "'", '`', '\u201c']
    .filter((part) => pattern.includes(part))
    .map((part) => pattern.replace(part, ''))
  const anchors = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')].filter(
    (other) => other !== pattern,
  )
  return ['(?!)', ...counts, ...classes, ...anchors, ...fewerAlternatives(pattern)].filter(isExpression)
}

/** `^(?:a|b)$` without `a`, and without `b`. */
function fewerAlternatives(pattern: string): readonly string[] {
  const [, head, body, tail] = /^(\^[^(]*\(\?:)(.*\|.*)(\)[^)]*\$)$/.exec(pattern) ?? []
  if (head === undefined || body === undefined) return []
  const parts: string[] = ['']
  let depth = 0
  let inClass = false
  for (const [token] of body.matchAll(/\\.|[^\\]/g)) {
    if (token === '[') inClass = true
    if (token === ']') inClass = false
    if (!inClass && token === '(') depth++
    if (!inClass && token === ')') depth--
    if (!inClass && token === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts.map((_, index) => `${head}${parts.toSpliced(index, 1).join('|')}${tail}`)
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== ''
  } catch {
    return false
  }
}
