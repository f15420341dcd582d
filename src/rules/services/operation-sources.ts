import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { isNeverRun } from './schedules.js'

export interface Sources {
  /** The operations that a service is a source of. */
  readonly operations: RegExp
  /** The keys of `mass_metadata_update` that stand for them: Kometa 2.4.5 and later have them under one roof. */
  readonly groups: RegExp
  /** What they call the service. */
  readonly names: Pick<ReadonlySet<string>, 'has'>
}

/** Where the `operations` of a library name a service as their source. */
export function operationSources(
  document: ConfigDocument,
  operations: NodeRef,
  { operations: takesIt, groups, names }: Sources,
): readonly NodeRef[] {
  const sources = (value: NodeRef) =>
    [value, ...document.items(value)].filter((ref) =>
      names.has(document.scalar(ref)?.text.toLowerCase() ?? ''),
    )
  // `ratings` has groups of its own, and each of them may name its sources below `source`.
  const inGroup = (group: NodeRef, depth = 2): readonly NodeRef[] => [
    ...sources(group),
    ...document
      .entries(group)
      .filter(({ name }) => depth > 0 && name !== 'mappings' && name !== 'schedule')
      .flatMap(({ value }) => inGroup(value, depth - 1)),
  ]
  return blocks(document, operations)
    .filter((block) => !isNeverRun(document, block))
    .flatMap((block) => document.entries(block))
    .flatMap(({ name, value }) => {
      if (takesIt.test(name)) return sources(value)
      if (name !== 'mass_metadata_update') return []
      return document.entries(value).flatMap((entry) => (groups.test(entry.name) ? inGroup(entry.value) : []))
    })
}

/** A mapping, or a list of them. */
export function blocks(document: ConfigDocument, ref: NodeRef): readonly NodeRef[] {
  return document.shape(ref) === 'sequence' ? document.items(ref) : [ref]
}
