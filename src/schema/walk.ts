import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { CONFIG_LOOKUP } from './config-lookup.js'
import { formatProblem } from './formats.js'
import { brokenKeywords, KEYWORDS, type Subject } from './keywords.js'
import { createLookup, isNode, type Lookup, type Placed } from './lookup.js'
import { isOpaque, isShellText } from './opaque.js'
import { createSectionOf, type SectionOf } from './section-of.js'
import type { FormatProblem, SchemaNode, Violation } from './violation.js'

/**
 * Everything in a config that the schemas forbid, in the order of the file, and the keys that are not read.
 * @param isRead whether the versions that read a key (`x-versions`) are all that the config is for
 */
export type Walk = (document: ConfigDocument, isRead?: (versions: string) => boolean) => readonly Violation[]

/** Walks a document and the schemas side by side. Values that another program fills in are passed over. */
export function createWalk(schemas: Readonly<Record<string, SchemaNode>>, start: string): Walk {
  return walkOver(createLookup(schemas, start))
}

function walkOver(lookup: Lookup): Walk {
  const forbids = createForbids(lookup)
  const { expand, next } = lookup
  const sectionOf = createSectionOf(lookup)

  function walk(
    document: ConfigDocument,
    at: NodeRef,
    nodes: Groups,
    isRead: (versions: string) => boolean,
    found: Violation[],
  ): void {
    const isText = isShellText(document, at)
    if (!isText && isOpaque(document, at)) return
    let subject: Subject | undefined
    const groups = [...nodes]
    for (const group of groups)
      for (const [node, file] of group) {
        // Rules with a thought of their own leave it to whoever fills it in.
        if (isText && node['x-rule'] !== undefined) continue
        if (judges(node)) {
          subject ??= subjectAt(document, at)
          broken(document, at, subject, node, file, found)
        }
        const { if: condition, then } = node
        if (condition && then && accepts(document, at, condition, file)) groups.push(expand(then, file))
      }
    for (const { name: step, value: child } of childrenOf(document, at)) {
      for (const group of groups)
        if (group.some(isClosed)) unknown(document, at, step, child, group, sectionOf, found)
      const below = groups.map((group) => next(group, step))
      for (const group of below) if (group.some(isOfVersions)) unread(child, group, isRead, sectionOf, found)
      const forbidding = below.filter(forbids)
      if (forbidding.length > 0) walk(document, child, forbidding, isRead, found)
    }
  }

  function broken(
    document: ConfigDocument,
    at: NodeRef,
    subject: Subject,
    schema: SchemaNode,
    file: SchemaNode,
    found: Violation[],
  ): void {
    const { path } = at
    const section = sectionOf(file, path)
    for (const keyword of brokenKeywords(subject, schema)) {
      const problem = keyword === 'format' ? problemOf(subject, schema) : undefined
      found.push({ at, path, keyword, schema, section, ...(problem ? { problem } : {}) })
    }
    brokenParts(at, subject, schema, file, found)
    newerValues(at, subject, schema, section, found)
    const { required = [], anyOf, not } = schema
    if (subject.type === 'mapping') {
      for (const key of required)
        if (!subject.keys.includes(key)) found.push({ at, path, keyword: 'required', key, schema, section })
    }
    if (anyOf && !anyOf.some((one) => accepts(document, at, one, file)))
      found.push({ at, path, keyword: 'anyOf', schema, section })
    if (not && accepts(document, at, not, file)) found.push({ at, path, keyword: 'not', schema, section })
  }

  /** The parts of a text that PMM reads as a list, each judged as an item. */
  function brokenParts(
    at: NodeRef,
    subject: Subject,
    schema: SchemaNode,
    file: SchemaNode,
    found: Violation[],
  ): void {
    const { items, 'x-split': separator } = schema
    if (separator === undefined || !items || subject.type !== 'scalar' || typeof subject.value !== 'string')
      return
    // A blank text is no list of one blank part.
    if (subject.value.trim() === '') return
    for (const text of subject.value.split(separator)) {
      const part = text.trim()
      for (const [node, home] of expand(items, file))
        for (const keyword of brokenKeywords({ type: 'scalar', value: part }, node))
          found.push({ at, path: at.path, keyword, schema: node, section: sectionOf(home, at.path), part })
    }
  }

  /** Whether a value keeps a schema, with all that stands below it. */
  function accepts(document: ConfigDocument, at: NodeRef, schema: SchemaNode, file: SchemaNode): boolean {
    const subject = subjectAt(document, at)
    const nodes = expand(schema, file)
    for (const [node, home] of nodes) {
      if (judges(node)) {
        const found: Violation[] = []
        broken(document, at, subject, node, home, found)
        if (found.some(({ keyword }) => keyword !== 'x-values' && keyword !== 'x-types')) return false
      }
      if (isClosed([node, home])) {
        const found: Violation[] = []
        for (const { name: step, value: child } of childrenOf(document, at))
          unknown(document, at, step, child, [[node, home]], sectionOf, found)
        if (found.length > 0) return false
      }
      const { if: condition, then } = node
      if (condition && then && accepts(document, at, condition, home) && !accepts(document, at, then, home))
        return false
    }
    return childrenOf(document, at).every(({ name: step, value: child }) =>
      next(nodes, step).every(([node, home]) => accepts(document, child, node, home)),
    )
  }

  return (document, isRead = () => true) => {
    const at = document.at([])
    const found: Violation[] = []
    if (at) walk(document, at, [lookup.root], isRead, found)
    return found
  }
}

/** The walk over the schemas of PMM's config. */
export const walkSchemas: Walk = walkOver(CONFIG_LOOKUP)

/** Keys that PMM passes over: part of the target does not read them, or no version does where they stand. */
function unread(
  at: NodeRef,
  nodes: readonly Placed[],
  isRead: (versions: string) => boolean,
  sectionOf: SectionOf,
  found: Violation[],
): void {
  const { path } = at
  for (const [schema, file] of nodes) {
    const versions = schema['x-versions']
    if (schema['x-elsewhere'] !== undefined)
      found.push({ at, path, keyword: 'x-elsewhere', schema, section: sectionOf(file, path) })
    if (versions === undefined || schema.deprecated || isRead(versions)) continue
    found.push({ at, path, keyword: 'x-versions', schema, section: sectionOf(file, path) })
  }
}

/** A value, or a kind of value, that not all versions know. */
function newerValues(
  at: NodeRef,
  subject: Subject,
  schema: SchemaNode,
  section: string,
  found: Violation[],
): void {
  const types = schema['x-types']
  const type = subject.type === 'sequence' ? 'list' : subject.type
  if (types && Object.hasOwn(types, type))
    found.push({ at, path: at.path, keyword: 'x-types', schema, section, part: type })
  const versions = schema['x-values']
  if (versions === undefined || subject.type !== 'scalar') return
  const texts =
    schema['x-split'] === undefined ? [`${subject.value}`] : `${subject.value}`.split(schema['x-split'])
  for (const text of texts) {
    const part = schema['x-fold'] ? text.trim().toLowerCase() : text
    if (Object.hasOwn(versions, part))
      found.push({ at, path: at.path, keyword: 'x-values', schema, section, part })
  }
}

const problemOf = (subject: Subject, { format }: SchemaNode): FormatProblem | undefined =>
  subject.type === 'scalar' && format !== undefined ? formatProblem(format, `${subject.value}`) : undefined

/** The rule a violation belongs to: named by its schema node, for the whole node or for one keyword. */
export function ruleOf(violation: Violation): string | undefined {
  const named = violation.schema['x-rule']
  return typeof named === 'string' ? named : named?.[violation.keyword]
}

type Groups = readonly (readonly Placed[])[]

/** What stands below a place; of two equal keys the first counts, as it does for PMM. */
function childrenOf(document: ConfigDocument, at: NodeRef): readonly Child[] {
  if (document.shape(at) === 'sequence')
    return document.items(at).map((value, index) => ({ name: index, value }))
  return firstEntries(document.entries(at))
}

/** One below a mapping by its key, or in a list by its number. */
interface Child {
  readonly name: string | number
  readonly value: NodeRef
}

function firstEntries(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length < 2) return entries
  const seen = new Set<string>()
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** A key that a node neither lists nor leaves open. */
function unknown(
  document: ConfigDocument,
  { path }: NodeRef,
  step: string | number,
  at: NodeRef,
  nodes: readonly Placed[],
  sectionOf: SectionOf,
  found: Violation[],
): void {
  if (typeof step === 'number') return
  for (const [schema, file] of nodes) {
    if (schema.additionalProperties !== false || Object.hasOwn(schema.properties ?? {}, step)) continue
    if (isOpaque(document, at) || document.raw(document.keyOf(at)).startsWith('{{')) return
    found.push({
      at,
      path,
      keyword: 'additionalProperties',
      key: step,
      schema,
      section: sectionOf(file, path),
    })
  }
}

/** What stands at a place, as keywords ask for it. */
export function subjectAt(document: ConfigDocument, at: NodeRef): Subject {
  const type = document.shape(at)
  if (type === 'mapping') return { type, keys: document.entries(at).map(({ name }) => name) }
  if (type === 'sequence') return { type, length: document.items(at).length }
  const { value = null, kind } = document.scalar(at) ?? {}
  return { type, value, float: kind === 'float' }
}

/** Whether anything at or below nodes forbids something: where nothing does, no run goes there. */
function createForbids({ expand }: Lookup): (nodes: readonly Placed[]) => boolean {
  const known = new WeakMap<SchemaNode, boolean>()
  const forbids = (node: SchemaNode, file: SchemaNode): boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    // A node that leads back to itself has nothing to add.
    known.set(node, false)
    const found = expand(node, file).some(
      ([one, home]) =>
        FORBIDDING.some((keyword) => one[keyword] !== undefined) ||
        one.additionalProperties === false ||
        partsOf(one).some(
          (part) =>
            part['x-versions'] !== undefined || part['x-elsewhere'] !== undefined || forbids(part, home),
        ),
    )
    known.set(node, found)
    return found
  }
  const groups = new WeakMap<readonly Placed[], boolean>()
  return (nodes) => {
    const before = groups.get(nodes) ?? nodes.some(([node, file]) => forbids(node, file))
    groups.set(nodes, before)
    return before
  }
}

const FORBIDDING = [...KEYWORDS, 'required', 'anyOf', 'not', 'x-values', 'x-types'] as const

// Every value of a config comes to several nodes, most of which say nothing about it: asked first, before anything is
// made for them.

const judging = new WeakMap<SchemaNode, boolean>()

/** Whether a node forbids something of a value itself. */
function judges(node: SchemaNode): boolean {
  const known =
    judging.get(node) ??
    (node['x-split'] !== undefined || FORBIDDING.some((keyword) => node[keyword] !== undefined))
  judging.set(node, known)
  return known
}

const isClosed = ([node]: Placed) => node.additionalProperties === false
const isOfVersions = ([node]: Placed) => node['x-versions'] !== undefined || node['x-elsewhere'] !== undefined

function partsOf({ properties = {}, additionalProperties, items, then }: SchemaNode): readonly SchemaNode[] {
  return [...Object.values(properties), additionalProperties, items, then].filter(isNode)
}
