import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'

/**
 * Why a change of a key would mean something else in another place: the key, or one that it stands below, is
 * merged into mappings that may have keys of their own; or an alias repeats a mapping that holds it without
 * the rest of what changes.
 * @param whole how many steps of the path lead to what holds all of the change
 */
export function whyShared(document: ConfigDocument, path: Path, whole: number): string | undefined {
  const { text } = document.source
  const hasMerges = /<<["']?[ \t]*:/.test(text)
  if (!hasMerges && !/(?:^|[\s,[{:])\*[^\s*]/.test(text)) return undefined
  const { merged, aliased } = sharedKeys(document)
  for (let depth = 1; depth <= path.length; depth++) {
    const at = document.at(path.slice(0, depth))
    if (!at) break
    if (merged.has(startOf(document, at))) return 'it is merged into other places, where it may not count'
    const first = firstOf(document, at)
    if (depth > whole && depth < path.length && first !== undefined && aliased.has(first))
      return 'an alias repeats what it stands in'
  }
  return undefined
}

/** Where the first key or item stands: the same place by whatever way a mapping or a list is reached. */
function firstOf(document: ConfigDocument, at: NodeRef): number | undefined {
  const [entry] = document.entries(at)
  const [item] = document.items(at)
  return entry ? startOf(document, entry.value) : item && document.range(item).start
}

const startOf = (document: ConfigDocument, at: NodeRef) => document.range(document.keyOf(at)).start

/** Where the keys stand that are merged into a mapping, and the first keys or items of what aliases repeat. */
function sharedKeys(document: ConfigDocument) {
  const merged = new Set<number>()
  const aliased = new Set<number>()
  for (const { value } of document.walk())
    for (const at of [value, ...document.items(value)]) {
      const entries = document.entries(at)
      for (const entry of entries) if (entry.merged) merged.add(startOf(document, entry.value))
      const first = document.raw(at).startsWith('*') ? firstOf(document, at) : undefined
      if (first !== undefined) aliased.add(first)
    }
  return { merged, aliased }
}
