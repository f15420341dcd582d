import { isLibraryKey } from '../../rules/library-keys.js'
import type { ConfigDocument, Entry, NodeRef, Path } from '../../yaml/document.js'

/** A key of the old form, where it stands. */
export interface Located {
  readonly entry: Entry
  readonly path: Path
  /** Of each segment of the pattern, the path of the mapping that it is a key of. */
  readonly parents: readonly Path[]
}

/** Whether a word is in the file at all: most old ones are in none, and this is quick. */
export function mentions(document: ConfigDocument, word: string): boolean {
  return document.source.text.includes(word)
}

/**
 * Every key that a pattern such as `libraries.*.settings.save_missing` leads to. Where a list stands in the
 * way, as operations may be, each of its items is looked into.
 */
export function expand(document: ConfigDocument, pattern: string): readonly Located[] {
  const dot = pattern.lastIndexOf('.')
  const last = pattern.slice(dot + 1)
  const { all, named } = levelOf(document, pattern.slice(0, Math.max(dot, 0)))
  return last === '*' ? all : (named.get(last) ?? [])
}

/** The keys of all mappings that a pattern leads to. */
interface Level {
  readonly all: readonly Located[]
  readonly named: ReadonlyMap<string, readonly Located[]>
}

/** A hundred migrations ask for keys of a dozen places: each place is looked through once for all of them. */
const levels = new WeakMap<ConfigDocument, Map<string, Level>>()

/** A few lines of aliases and merges can be millions of keys; a config that is meant has some thousand. */
const MOST_KEYS = 300_000

function levelOf(document: ConfigDocument, pattern: string): Level {
  const known = levels.get(document) ?? new Map<string, Level>()
  levels.set(document, known)
  const before = known.get(pattern)
  if (before) return before
  const all: Located[] = []
  const named = new Map<string, Located[]>()
  for (const [mapping, parents] of mappingsAt(document, pattern)) {
    const entries = document
      .entries(mapping)
      .filter((entry) => pattern !== 'libraries' || !isLibraryKey(document, entry))
    if (all.length + entries.length > MOST_KEYS) break
    const above = [...parents, mapping.path]
    for (const entry of entries) {
      const located = { entry, path: entry.value.path, parents: above }
      all.push(located)
      const same = named.get(entry.name)
      if (same) same.push(located)
      else named.set(entry.name, [located])
    }
  }
  const level = { all, named }
  known.set(pattern, level)
  return level
}

function* mappingsAt(
  document: ConfigDocument,
  pattern: string,
): Iterable<readonly [mapping: NodeRef, parents: readonly Path[]]> {
  const root = document.at([])
  if (pattern === '') {
    if (root) yield [root, []]
    return
  }
  for (const { entry, parents } of expand(document, pattern))
    for (const at of [entry.value, ...document.items(entry.value)])
      if (document.shape(at) === 'mapping') yield [at, parents]
}

/** Where a pattern leads to from a place that another pattern led to: as far as both are the same. */
export function transfer(found: Located, from: string, to: string): Path {
  const [old, fresh] = [from.split('.'), to.split('.')]
  let common = 0
  while (common < old.length - 1 && common < fresh.length - 1 && old[common] === fresh[common]) common++
  return [...found.parents[common]!, ...fresh.slice(common)]
}
