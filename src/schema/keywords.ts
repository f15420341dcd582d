import type { ScalarValue } from '../yaml/scalar.js'
import { formatProblem } from './formats.js'
import type { SchemaNode } from './violation.js'

/** What stands at a place, as far as the keywords of one node ask. */
export type Subject =
  | { readonly type: 'mapping'; readonly keys: readonly string[] }
  | { readonly type: 'sequence'; readonly length: number }
  /** \`float\`: it is written with a point or an exponent, and so no whole number to PMM, be it \`60.0\`. */
  | { readonly type: 'scalar'; readonly value: ScalarValue; readonly float?: boolean }

type Test<Wanted> = (subject: Subject, wanted: Wanted, node: SchemaNode) => boolean

/**
 * The keywords that are about one value and nothing below it, each with whether a value keeps it. As in JSON Schema
 * (draft-07) a keyword about texts is kept by whatever is no text, and so on. A date is of no type.
 */
const TESTS: { readonly [Keyword in ValueKeyword]: Test<NonNullable<SchemaNode[Keyword]>> } = {
  type: (subject, wanted) => [wanted].flat().some((type) => isOfType(subject, type)),
  enum: (subject, wanted, node) =>
    wanted.some((one) => equals(node['x-fold'] ? folded(subject) : subject, one)),
  const: equals,
  pattern: (subject, wanted, node) =>
    ofText(node['x-fold'] ? folded(subject) : subject, (text) => expression(wanted).test(text)),
  minLength: (subject, wanted) => ofText(subject, (text) => lengthOf(text) >= wanted),
  maxLength: (subject, wanted) => ofText(subject, (text) => lengthOf(text) <= wanted),
  minimum: (subject, wanted) => ofNumber(subject, (value) => value >= wanted),
  maximum: (subject, wanted) => ofNumber(subject, (value) => value <= wanted),
  minItems: (subject, wanted) => subject.type !== 'sequence' || subject.length >= wanted,
  minProperties: (subject, wanted, node) =>
    subject.type !== 'mapping' || subject.keys.filter((key) => isKnown(key, node)).length >= wanted,
  maxProperties: (subject, wanted) => subject.type !== 'mapping' || subject.keys.length <= wanted,
  format: (subject, wanted) => ofText(subject, (text) => formatProblem(wanted, text) === undefined),
}

type ValueKeyword =
  | 'type'
  | 'enum'
  | 'const'
  | 'pattern'
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'minItems'
  | 'minProperties'
  | 'maxProperties'
  | 'format'

/** All of them, in the order in which they are asked. */
export const KEYWORDS = Object.keys(TESTS) as readonly ValueKeyword[]

/** The keywords of a node that a value does not keep. A value of another type is one mistake. */
export function brokenKeywords(subject: Subject, node: SchemaNode): readonly string[] {
  const isBroken = (keyword: ValueKeyword) => {
    const wanted = node[keyword]
    return wanted !== undefined && !(TESTS[keyword] as Test<unknown>)(subject, wanted, node)
  }
  return isBroken('type') ? ['type'] : KEYWORDS.filter(isBroken)
}

function isOfType(subject: Subject, type: string): boolean {
  if (subject.type === 'mapping') return type === 'object'
  if (subject.type === 'sequence') return type === 'array'
  const { value } = subject
  if (type === 'object' || type === 'array') return false
  if (type === 'null') return value === null
  if (type === 'integer') return typeof value === 'bigint' || (!subject.float && Number.isInteger(value))
  if (type === 'number') return typeof value === 'bigint' || Number.isFinite(value)
  return typeof value === type
}

/** What a node forbids is passed over: keys that nothing reads leave a section as empty as none. */
function isKnown(key: string, { additionalProperties, properties = {} }: SchemaNode): boolean {
  return additionalProperties !== false || Object.hasOwn(properties, key)
}

/** Schemas compare with single values only. */
function equals(subject: Subject, wanted: unknown): boolean {
  return subject.type === 'scalar' && subject.value === wanted
}

function folded(subject: Subject): Subject {
  return subject.type === 'scalar' && typeof subject.value === 'string'
    ? { type: 'scalar', value: subject.value.toLowerCase() }
    : subject
}

function ofText(subject: Subject, test: (text: string) => boolean): boolean {
  return subject.type !== 'scalar' || typeof subject.value !== 'string' || test(subject.value)
}

function ofNumber(subject: Subject, test: (value: number | bigint) => boolean): boolean {
  if (subject.type !== 'scalar') return true
  const { value } = subject
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))
    ? test(value)
    : true
}

/** In characters, of which one may be two units. */
function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

const expressions = new Map<string, RegExp>()

function expression(pattern: string): RegExp {
  const known = expressions.get(pattern) ?? new RegExp(pattern, 'u')
  expressions.set(pattern, known)
  return known
}
