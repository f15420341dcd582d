import type { SchemaNode } from './violation.js'

/**
 * A node with what our own keywords say of values (`x-fold`, `x-split`, `x-otherwise: fine`) said in JSON Schema,
 * so that editors and validators which do not know them neither refuse what PMM takes nor miss what they can see.
 * Old forms are marked for editors, which would offer them (`doNotSuggest` is a word of yaml-language-server).
 */
export function inStandardWords(node: SchemaNode): SchemaNode {
  return unsplit(unconditional(unfolded(widened(node.deprecated ? { ...node, doNotSuggest: true } : node))))
}

/** Values of which capitals do not matter: those of the list, or any text that is one of them but for that. */
function unfolded(node: SchemaNode): SchemaNode {
  const { enum: values, enumDescriptions, 'x-fold': fold, ...others } = node
  if (fold !== true) return node
  const rest = others.pattern === undefined ? others : { ...others, pattern: inAnyCase(others.pattern) }
  if (!values) return rest
  const texts = values.filter((value): value is string => typeof value === 'string')
  return withAlternatives(rest, [
    { enum: values, ...(enumDescriptions ? { enumDescriptions } : {}) },
    { type: 'string', pattern: `^(?:${texts.map((text) => inAnyCase(literal(text))).join('|')})$` },
  ])
}

/**
 * Values that are limited where a condition holds: those, or anything of which it does not hold. Editors offer what
 * stands in alternatives, but nothing of a condition that the value before them does not keep yet.
 */
function unconditional(node: SchemaNode): SchemaNode {
  const { if: condition, then: limited, ...rest } = node
  if (!condition || !limited) return node
  const choices = limited.enum ? [limited] : isSpelt(limited) ? limited.anyOf : undefined
  return choices ? withAlternatives(rest, [...choices, { not: condition }]) : node
}

/** Alternatives and nothing beside them that forbids anything. */
function isSpelt(node: SchemaNode): node is SchemaNode & Required<Pick<SchemaNode, 'anyOf'>> {
  return Object.keys(node).every((keyword) => keyword === 'anyOf' || keyword.startsWith('x-')) && !!node.anyOf
}

/** A text that PMM reads as a list is an item where nothing separates its parts; else they are not looked at. */
function unsplit(node: SchemaNode): SchemaNode {
  const { 'x-split': separator, items, ...rest } = node
  if (separator === undefined || !items) return node
  return withAlternatives({ ...rest, items }, [
    items,
    { type: 'string', pattern: `${literal(separator)}|^\\s*$` },
    { not: { type: 'string' } },
  ])
}

const TYPES: Readonly<Record<string, string>> = {
  null: 'null',
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  mapping: 'object',
}

/** What PMM takes after all is of a right type. */
function widened(node: SchemaNode): SchemaNode {
  const { type, 'x-otherwise': said } = node
  if (type === undefined || typeof said !== 'object') return node
  const more = Object.entries(TYPES).flatMap(([kind, name]) => (said[kind] === 'fine' ? [name] : []))
  return more.length === 0 ? node : { ...node, type: [...new Set([type, more].flat())] }
}

function withAlternatives(node: SchemaNode, anyOf: readonly SchemaNode[]): SchemaNode {
  return node.anyOf ? { ...node, allOf: [...(node.allOf ?? []), { anyOf }] } : { ...node, anyOf }
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** An expression with every letter that stands for itself in both its forms. */
const inAnyCase = (pattern: string) =>
  pattern.replace(
    /(\\.|\[[^\]]*\]|\(\?<\w+>)|([a-z])/gi,
    (_, kept: string | undefined, letter: string) =>
      kept ?? `[${letter.toUpperCase()}${letter.toLowerCase()}]`,
  )
