import type { ErrorObject } from 'ajv'
import { type Validator, validateConfig } from '../generated/validators.js'
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
  if (validator(withoutDates(document))) return []
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

/**
 * JSON Schema knows no dates, and ajv takes every object for a mapping: a date is turned into neither. Only
 * a file that shows something like a date is copied for that.
 */
function withoutDates({ source, value }: ConfigDocument): unknown {
  if (!/\d{4}-\d\d?-\d/.test(source.text)) return value
  const seen = new Map<object, unknown>()
  const visit = (item: ConfigValue): unknown => {
    if (item instanceof Date) return Symbol.for('date')
    if (typeof item !== 'object' || item === null) return item
    const known = seen.get(item)
    if (known !== undefined) return known
    const copy: Record<string, unknown> | unknown[] = Array.isArray(item) ? [] : Object.create(null)
    seen.set(item, copy)
    for (const [key, child] of Object.entries(item)) (copy as Record<string, unknown>)[key] = visit(child)
    return copy
  }
  return visit(value)
}
