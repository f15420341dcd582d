import type { Source } from '../text/source.js'
import type { ConfigDocument, Entry, NodeRef, Path } from './document.js'
import type { YamlNode } from './node.js'
import { fromRef, toRef } from './place.js'
import type { Reading } from './read-text.js'
import { type Resolution, resolve } from './resolve.js'

/** Beyond what stands in the text itself: aliases of aliases make a few lines a tree of billions. */
const MOST_BY_ALIASES = 300_000

// Most places are scalars, and those of a large file take no memory for what does not stand below them.
const NO_ENTRIES: readonly Entry[] = []
const NO_ITEMS: readonly NodeRef[] = []

/** Puts the questions of rules to a tree. */
export function createDocument(source: Source, reading: Reading): ConfigDocument {
  const { root } = reading
  const meaning = resolve(source.text, root, reading.version)
  const rootRef = root && toRef({ path: [], part: 'value', key: undefined, value: root })
  // A file with thousands of keys in one mapping is asked for each of them.
  const known = new WeakMap<NodeRef, ReadonlyMap<string, readonly Entry[]>>()
  // Every node takes a character at the least, and is handed out once, and as a key perhaps once more.
  let room = 2 * source.text.length + MOST_BY_ALIASES
  const within = <Part>(parts: readonly Part[]): readonly Part[] => {
    room -= parts.length
    return room < 0 ? [] : parts
  }
  const entriesOf = (ref: NodeRef) => {
    const place = fromRef(ref)
    if (meaning.target(nodeAt(ref)).type !== 'mapping') return NO_ENTRIES
    place.entries ??= within(entries(meaning, ref))
    return place.entries
  }
  const itemsOf = (ref: NodeRef) => {
    const place = fromRef(ref)
    if (meaning.target(nodeAt(ref)).type !== 'sequence') return NO_ITEMS
    place.items ??= within(items(meaning, ref))
    return place.items
  }
  const named = (ref: NodeRef, name: string): readonly Entry[] => {
    const names = known.get(ref) ?? byName(entriesOf(ref))
    known.set(ref, names)
    return names.get(name) ?? []
  }

  const occurrences = (path: Path): readonly NodeRef[] => {
    let found: readonly NodeRef[] = rootRef ? [rootRef] : []
    for (const step of path)
      found = found.flatMap((ref) =>
        typeof step === 'number'
          ? itemsOf(ref).slice(step, step + 1)
          : named(ref, step).map((entry) => entry.value),
      )
    return found
  }
  const at = (path: Path) => occurrences(path)[0]
  const range = (ref: NodeRef) => {
    const node = nodeAt(ref)
    return { start: node.start, end: node.end }
  }
  const raw = (ref: NodeRef) => source.text.slice(range(ref).start, range(ref).end)

  return {
    source,
    get value() {
      return root ? meaning.value(root) : null
    },
    problems: [...reading.problems, ...meaning.problems],
    broken: reading.broken,
    version: reading.version,
    get(path) {
      const ref = at(path)
      return ref && meaning.value(fromRef(ref).value)
    },
    at,
    occurrences,
    keyOf(ref) {
      const { path, key, value } = fromRef(ref)
      return toRef({ path, part: 'key', key, value })
    },
    shape(ref) {
      const node = meaning.target(nodeAt(ref))
      return node.type === 'alias' ? 'scalar' : node.type
    },
    entries: entriesOf,
    items: itemsOf,
    scalar(ref) {
      const written = nodeAt(ref)
      const node = meaning.target(written)
      if (node.type !== 'scalar') return undefined
      const { style, text, tag } = node
      const { kind, value } = meaning.scalar(node)
      const raw = source.text.slice(node.start, node.end)
      return tag ? { kind, value, style, text, raw, tag } : { kind, value, style, text, raw }
    },
    range,
    raw,
    walk: () => (rootRef ? walk(rootRef, entriesOf, itemsOf) : []),
  }
}

function* walk(
  ref: NodeRef,
  entriesOf: (ref: NodeRef) => readonly Entry[],
  itemsOf: (ref: NodeRef) => readonly NodeRef[],
): Iterable<Entry> {
  if (fromRef(ref).value.type === 'alias') return
  for (const entry of entriesOf(ref)) {
    if (entry.merged) continue
    yield entry
    yield* walk(entry.value, entriesOf, itemsOf)
  }
  for (const item of itemsOf(ref)) yield* walk(item, entriesOf, itemsOf)
}

function byName(all: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const names = new Map<string, Entry[]>()
  for (const entry of all) {
    const same = names.get(entry.name)
    if (same) same.push(entry)
    else names.set(entry.name, [entry])
  }
  return names
}

function entries(meaning: Resolution, ref: NodeRef): readonly Entry[] {
  const node = meaning.target(nodeAt(ref))
  if (node.type !== 'mapping') return []
  return meaning.pairs(node).map(({ name, key, value, merged }) => {
    const path = [...ref.path, name]
    return {
      name,
      key: toRef({ path, part: 'key', key, value }),
      value: toRef({ path, part: 'value', key, value }),
      merged,
    }
  })
}

function items(meaning: Resolution, ref: NodeRef): readonly NodeRef[] {
  const node = meaning.target(nodeAt(ref))
  if (node.type !== 'sequence') return []
  return node.items.map((value, index) =>
    toRef({ path: [...ref.path, index], part: 'value', key: undefined, value }),
  )
}

function nodeAt(ref: NodeRef): YamlNode {
  const place = fromRef(ref)
  return place.part === 'key' ? (place.key ?? place.value) : place.value
}
