import type { Source } from '../text/source.js'
import type { ConfigDocument, Entry, NodeRef, Path } from './document.js'
import type { YamlNode } from './node.js'
import { fromRef, toRef } from './place.js'
import type { Reading } from './read-text.js'
import { type Resolution, resolve } from './resolve.js'

/** Puts the questions of rules to a tree. */
export function createDocument(source: Source, reading: Reading): ConfigDocument {
  const { root } = reading
  const meaning = resolve(source.text, root, reading.version)
  const rootRef = root && toRef({ path: [], part: 'value', key: undefined, value: root })
  // A file with thousands of keys in one mapping is asked for each of them.
  const known = new WeakMap<NodeRef, ReadonlyMap<string, readonly Entry[]>>()
  const entriesOf = (ref: NodeRef) => entries(meaning, ref)
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
          ? items(meaning, ref).slice(step, step + 1)
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
      const place = fromRef(ref)
      return toRef({ ...place, part: 'key' })
    },
    shape(ref) {
      const node = meaning.target(nodeAt(ref))
      return node.type === 'alias' ? 'scalar' : node.type
    },
    entries: entriesOf,
    items: (ref) => items(meaning, ref),
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
    walk: () => (rootRef ? walk(meaning, rootRef) : []),
  }
}

function* walk(meaning: Resolution, ref: NodeRef): Iterable<Entry> {
  if (fromRef(ref).value.type === 'alias') return
  for (const entry of entries(meaning, ref)) {
    if (entry.merged) continue
    yield entry
    yield* walk(meaning, entry.value)
  }
  for (const item of items(meaning, ref)) yield* walk(meaning, item)
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
