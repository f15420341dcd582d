import { isNode } from './lookup.js'
import { inStandardWords } from './standard-words.js'
import type { SchemaNode } from './violation.js'

type Schemas = Readonly<Record<string, SchemaNode>>

/** Keywords below which keys are names, not keywords. */
const MAPS = ['properties', 'definitions']

/** Keywords whose values are data, not schemas. */
const DATA = ['enum', 'const', 'default', 'examples', 'required']

/**
 * One document (draft-07) out of a schema and all that it refers to: each other file stands under its name in
 * `definitions`. What our own keywords say of values is said in words that every validator knows.
 * @param start the file name of the schema
 * @throws for a reference to a file that is not among `schemas`
 */
export function bundle(schemas: Schemas, start: string): SchemaNode {
  const others = [...filesOf(schemas, start)].filter((name) => name !== start).sort()
  const whole = rewritten(schemas[start]!, start, start)
  if (others.length === 0) return whole
  const parts = others.map((name) => [name, rewritten(withoutIdentity(schemas[name]!), name, start)])
  return {
    ...whole,
    definitions: { ...(whole.definitions as Schemas | undefined), ...Object.fromEntries(parts) },
  }
}

/** A file and all that it refers to, straight or by others. */
function filesOf(schemas: Schemas, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found
  if (!schemas[name]) throw new Error(`no schema is called ${name}`)
  found.add(name)
  for (const reference of referencesIn(schemas[name])) {
    const [file = ''] = reference.split('#')
    if (file !== '') filesOf(schemas, file, found)
  }
  return found
}

function referencesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn)
  if (!isNode(node)) return []
  const own = typeof node.$ref === 'string' ? [node.$ref] : []
  return [...own, ...Object.values(node).flatMap(referencesIn)]
}

/** A nested `$id` would be what references count from. */
function withoutIdentity({ $id, $schema, ...rest }: SchemaNode): SchemaNode {
  return rest
}

function rewritten(node: SchemaNode, file: string, start: string): SchemaNode {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change)
    return isNode(value) ? rewritten(value, file, start) : value
  }
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (key === '$ref' && typeof value === 'string') return [key, moved(value, file, start)]
    if (DATA.includes(key) || key.startsWith('x-')) return [key, value]
    if (MAPS.includes(key) && isNode(value))
      return [key, Object.fromEntries(Object.entries(value).map(([name, child]) => [name, change(child)]))]
    return [key, change(value)]
  })
  return inStandardWords(Object.fromEntries(entries))
}

/** Where a reference leads in the one document. */
function moved(reference: string, file: string, start: string): string {
  const [name = '', pointer = ''] = reference.split('#')
  const target = name === '' ? file : name
  const place = target === start ? '#' : `#/definitions/${target}`
  return `${place}${pointer}`
}
