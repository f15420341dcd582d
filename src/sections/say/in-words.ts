import type { SchemaNode } from '../../schema/violation.js'

/** A value of a schema as it would stand in a config. */
export function inWords(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : `\`${value.join(', ')}\``
  return `\`${value}\``
}

/** Names in a row: `a`, `b` or `c`. */
export function listed(names: readonly string[], last = 'or'): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** Longer lists are for `explain`. */
const MOST_NAMED = 8

/** What a schema node takes: `a whole number from 1 on`, `true or false`, `one of a, b or c`. */
export function wanted(node: SchemaNode): string {
  if (node['x-wanted'] !== undefined) return node['x-wanted']
  const { enum: values, const: only, anyOf } = node
  if (only !== undefined) return inWords(only)
  const several =
    node['x-split'] !== undefined && node.items ? `${wanted(node.items)}, or several of them` : undefined
  if (values) return oneOf(values)
  if (several) return several
  if (anyOf) return listed([...new Set(anyOf.map(wanted))])
  const types = [node.type ?? []].flat().filter((type) => type !== 'null')
  return listed([...new Set(types.map((type) => TYPES[type]?.(node) ?? type))]) || 'another value'
}

function oneOf(values: readonly unknown[]): string {
  const named = values.filter((value) => value !== null).map(inWords)
  if (named.length === 1) return named[0]!
  return named.length > MOST_NAMED
    ? `one of ${named.slice(0, MOST_NAMED).join(', ')} and ${named.length - MOST_NAMED} more`
    : listed(named)
}

const TYPES: Readonly<Record<string, (node: SchemaNode) => string>> = {
  boolean: () => '`true` or `false`',
  integer: (node) => `a whole number${bounds(node)}`,
  number: (node) => `a number${bounds(node)}`,
  string: ({ format }) => (format === 'schedule' ? 'a schedule such as `weekly(sunday)`' : 'a text'),
  array: () => 'a list',
  object: () => 'keys and values',
}

function bounds({ minimum, maximum }: SchemaNode): string {
  if (minimum === undefined) return maximum === undefined ? '' : ` up to ${maximum}`
  return maximum === undefined ? ` from ${minimum} on` : ` from ${minimum} to ${maximum}`
}
