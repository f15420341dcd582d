import type { ErrorObject } from 'ajv'
import { judgedSections, type Validator, validateConfig } from '../generated/validators.js'
import type { ConfigDocument, ConfigValue, NodeRef, Path } from '../yaml/document.js'
import { isOpaque } from './opaque.js'
import type { SchemaNode, Violation } from './violation.js'

/** Keywords that only repeat what the keywords they apply have said already. */
const ECHOES = new Set(['if', 'oneOf'])

/** Everything in a config that the schemas forbid. Values that another program fills in are left out. */
export function checkSchema(
  document: ConfigDocument,
  validator: Validator = validateConfig,
): readonly Violation[] {
  if (validator(judgedPart(document))) return []
  const errors = oneForEachAlternative(validator.errors ?? [])
  return errors.flatMap((error) => {
    const violation = toViolation(document, error)
    return violation && !isForeign(document, violation) ? [violation] : []
  })
}

/** Whether a template stands where the violation is: as the value, the key, or the mapping around it. */
function isForeign(document: ConfigDocument, { at, path, keyword }: Violation): boolean {
  if (isOpaque(document, at)) return true
  const around = keyword === 'additionalProperties' ? document.at(path) : undefined
  return (
    around !== undefined && (isOpaque(document, around) || document.raw(document.keyOf(at)).startsWith('{{'))
  )
}

/** The rule a violation belongs to: named by its schema node, for the whole node or for one keyword. */
export function ruleOf(violation: Violation): string | undefined {
  const named = violation.schema['x-rule']
  return typeof named === 'string' ? named : named?.[violation.keyword]
}

/**
 * Alternatives (`anyOf`) come as the complaint of each branch and then their own: the branches' are dropped.
 * A node with alternatives has no other constraint beside them that could fail at the same time; a test
 * over the schemas holds that.
 */
function oneForEachAlternative(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = []
  for (const error of errors) {
    if (ECHOES.has(error.keyword)) continue
    if (error.keyword === 'anyOf') dropBranches(kept, error)
    kept.push(error)
  }
  return kept
}

function dropBranches(kept: ErrorObject[], alternatives: ErrorObject): void {
  const inside = (error: ErrorObject) =>
    error.instancePath.startsWith(alternatives.instancePath) && namesNoRule(error.parentSchema as SchemaNode)
  while (kept.length > 0 && inside(kept.at(-1)!)) kept.pop()
}

const namesNoRule = (schema: SchemaNode) => schema['x-rule'] === undefined

function toViolation(document: ConfigDocument, error: ErrorObject): Violation | undefined {
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>
  const path = toPath(document, error.instancePath)
  const at = document.at(additionalProperty === undefined ? path : [...path, additionalProperty])
  const key = missingProperty ?? additionalProperty
  if (!at) return undefined
  const schema = error.parentSchema as SchemaNode
  return { at, path, keyword: error.keyword, schema, ...(key === undefined ? {} : { key }) }
}

/** `/trakt/pin` as a path; numbers are items only where a sequence stands. */
function toPath(document: ConfigDocument, pointer: string): Path {
  const path: (string | number)[] = []
  let at: NodeRef | undefined = document.at([])
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(at && document.shape(at) === 'sequence' ? Number(name) : name)
    at = document.at(path)
  }
  return path
}

/** What the schemas have something to say about: the sections they judge, with the others left out. */
function judgedPart(document: ConfigDocument): unknown {
  const root = document.at([])
  if (!root || document.shape(root) !== 'mapping') return document.value
  const part: Record<string, unknown> = {}
  for (const { name, value } of document.entries(root))
    if (judgedSections.includes(name) && !(name in part))
      part[name] = withoutDates(document.get(value.path) ?? null)
  return part
}

/**
 * JSON Schema knows no dates, and ajv takes every object for a mapping: a date is turned into neither. What
 * aliases repeat is made once, or a few lines of aliases would become more than fits into memory.
 */
function withoutDates(value: ConfigValue, made = new Map<ConfigValue, unknown>()): unknown {
  if (value instanceof Date) return Symbol.for('date')
  if (typeof value !== 'object' || value === null) return value
  if (made.has(value)) return made.get(value)
  const copy = Array.isArray(value)
    ? value.map((item) => withoutDates(item, made))
    : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutDates(child, made)]))
  made.set(value, copy)
  return copy
}
