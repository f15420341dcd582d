import { SCHEMAS } from '../generated/schemas.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { brokenKeywords, type Subject } from './keywords.js'
import { createLookup, isNode, type Lookup, type Placed } from './lookup.js'
import { isOpaque } from './opaque.js'
import type { SchemaNode, Violation } from './violation.js'

/** Everything in a config that the schemas forbid, in the order of the file. */
export type Walk = (document: ConfigDocument) => readonly Violation[]

/** Walks a document and the schemas side by side. Values that another program fills in are passed over. */
export function createWalk(schemas: Readonly<Record<string, SchemaNode>>, start: string): Walk {
  const lookup = createLookup(schemas, start)
  const speaks = createSpeaks(lookup)
  const { expand, next } = lookup

  function* walk(document: ConfigDocument, at: NodeRef, nodes: Groups): Iterable<Violation> {
    if (isOpaque(document, at)) return
    const subject = subjectAt(document, at)
    const groups = [...nodes]
    for (const group of groups)
      for (const [node, file] of group) {
        yield* broken(document, at, subject, node, file)
        const { if: condition, then } = node
        if (condition && then && accepts(document, at, condition, file)) groups.push(expand(then, file))
      }
    for (const [step, child] of childrenOf(document, at)) {
      for (const group of groups) yield* unknown(document, at, step, child, group)
      const below = groups.map((group) => next(group, step)).filter(speaks)
      if (below.length > 0) yield* walk(document, child, below)
    }
  }

  function* broken(
    document: ConfigDocument,
    at: NodeRef,
    subject: Subject,
    schema: SchemaNode,
    file: SchemaNode,
  ): Iterable<Violation> {
    const { path } = at
    for (const keyword of brokenKeywords(subject, schema)) yield { at, path, keyword, schema }
    const { required = [], anyOf, not } = schema
    if (subject.type === 'mapping') {
      for (const key of required)
        if (!subject.keys.includes(key)) yield { at, path, keyword: 'required', key, schema }
    }
    if (anyOf && !anyOf.some((one) => accepts(document, at, one, file)))
      yield { at, path, keyword: 'anyOf', schema }
    if (not && accepts(document, at, not, file)) yield { at, path, keyword: 'not', schema }
  }

  /** Whether a value keeps a schema, with all that stands below it. */
  function accepts(document: ConfigDocument, at: NodeRef, schema: SchemaNode, file: SchemaNode): boolean {
    const subject = subjectAt(document, at)
    const nodes = expand(schema, file)
    for (const [node, home] of nodes) {
      for (const _ of broken(document, at, subject, node, home)) return false
      for (const [step, child] of childrenOf(document, at))
        for (const _ of unknown(document, at, step, child, [[node, home]])) return false
      const { if: condition, then } = node
      if (condition && then && accepts(document, at, condition, home) && !accepts(document, at, then, home))
        return false
    }
    return childrenOf(document, at).every(([step, child]) =>
      next(nodes, step).every(([node, home]) => accepts(document, child, node, home)),
    )
  }

  return (document) => {
    const at = document.at([])
    return at ? [...walk(document, at, [lookup.root])] : []
  }
}

/** The walk over the schemas of PMM's config. */
export const walkSchemas: Walk = createWalk(SCHEMAS, 'config.schema.json')

/** The rule a violation belongs to: named by its schema node, for the whole node or for one keyword. */
export function ruleOf(violation: Violation): string | undefined {
  const named = violation.schema['x-rule']
  return typeof named === 'string' ? named : named?.[violation.keyword]
}

type Groups = readonly (readonly Placed[])[]

/** What stands below a place; of two equal keys the first counts, as it does for PMM. */
function childrenOf(document: ConfigDocument, at: NodeRef): readonly (readonly [string | number, NodeRef])[] {
  if (document.shape(at) === 'sequence') return document.items(at).map((item, index) => [index, item])
  return firstEntries(document, at).map(({ name, value }) => [name, value])
}

function firstEntries(document: ConfigDocument, at: NodeRef): readonly Entry[] {
  const seen = new Set<string>()
  return document.entries(at).filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** A key that a node neither lists nor leaves open. */
function* unknown(
  document: ConfigDocument,
  { path }: NodeRef,
  step: string | number,
  at: NodeRef,
  nodes: readonly Placed[],
): Iterable<Violation> {
  if (typeof step === 'number') return
  for (const [schema] of nodes) {
    if (schema.additionalProperties !== false || Object.hasOwn(schema.properties ?? {}, step)) continue
    if (isOpaque(document, at) || document.raw(document.keyOf(at)).startsWith('{{')) return
    yield { at, path, keyword: 'additionalProperties', key: step, schema }
  }
}

function subjectAt(document: ConfigDocument, at: NodeRef): Subject {
  const type = document.shape(at)
  if (type === 'mapping') return { type, keys: document.entries(at).map(({ name }) => name) }
  if (type === 'sequence') return { type, length: document.items(at).length }
  return { type, value: document.scalar(at)?.value ?? null }
}

/** Whether anything at or below nodes belongs to a rule: where nothing does, no run goes there. */
function createSpeaks({ expand }: Lookup): (nodes: readonly Placed[]) => boolean {
  const known = new WeakMap<SchemaNode, boolean>()
  const speaks = (node: SchemaNode, file: SchemaNode): boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    // A node that leads back to itself has nothing to add.
    known.set(node, false)
    const found = expand(node, file).some(
      ([one, home]) => one['x-rule'] !== undefined || partsOf(one).some((part) => speaks(part, home)),
    )
    known.set(node, found)
    return found
  }
  const groups = new WeakMap<readonly Placed[], boolean>()
  return (nodes) => {
    const before = groups.get(nodes) ?? nodes.some(([node, file]) => speaks(node, file))
    groups.set(nodes, before)
    return before
  }
}

function partsOf({ properties = {}, additionalProperties, items, then }: SchemaNode): readonly SchemaNode[] {
  return [...Object.values(properties), additionalProperties, items, then].filter(isNode)
}
