import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { holdsSomething } from './libraries-of.js'

/**
 * What PMM reads a linked file for: the list that names it. `definitions` is the `metadata_path` of old, which takes
 * collections and metadata; `template` is a file that another linked file names in `external_templates`.
 */
export type LinkedKind =
  | 'collection'
  | 'metadata'
  | 'definitions'
  | 'overlay'
  | 'image'
  | 'playlist'
  | 'template'

/** The file that is judged, seen from the config that names it. */
export interface LinkedFile {
  readonly kinds: readonly LinkedKind[]
  /** The config, as it is shown. */
  readonly config: string
  /** Whether the config fills in a section, for all libraries or for one. */
  has(section: string): boolean
  /** The templates that files named in `external_templates` bring; nothing where not all of them are known. */
  readonly externalTemplates?: ReadonlySet<string>
}

/** The lists that name files, by what PMM reads them for. */
export const KIND_OF_LIST: Readonly<Record<string, LinkedKind>> = {
  collection_files: 'collection',
  metadata_files: 'metadata',
  metadata_path: 'definitions',
  overlay_files: 'overlay',
  overlay_path: 'overlay',
  image_files: 'image',
  playlist_files: 'playlist',
}

/** The root keys that PMM reads (modules/meta.py of Kometa 2.4.4), those first of which it needs one. */
export const ROOTS_OF: Readonly<Record<LinkedKind, readonly string[]>> = {
  collection: ['collections', 'dynamic_collections', 'templates', 'external_templates'],
  metadata: ['metadata', 'templates', 'external_templates'],
  definitions: ['collections', 'dynamic_collections', 'metadata', 'templates', 'external_templates'],
  overlay: ['overlays', 'templates', 'external_templates', 'queues'],
  image: [],
  playlist: ['playlists', 'templates', 'external_templates'],
  template: ['templates'],
}

/** What a file needs one of, to be of any use. */
export const needsOf = (kind: LinkedKind): readonly string[] =>
  ROOTS_OF[kind].filter((name) => !/template|queues/.test(name))

/** Root keys whose entries are made of attributes. */
const DEFINING = ['collections', 'overlays', 'playlists']

/** A mapping of attributes: a collection, an overlay, a playlist, or a template of one. */
export interface Definition {
  readonly entry: Entry
  /** What stands in it, but for what is merged into another one before. */
  readonly attributes: readonly Entry[]
  readonly isTemplate: boolean
  /** `collection`, `overlay`, `playlist`, `template`. */
  readonly what: string
}

/** The root keys of a file that PMM reads for what it is; none of a file that it cannot read. */
export function rootsOf(document: ConfigDocument, { kinds }: LinkedFile): readonly Entry[] {
  const root = document.at([])
  if (!root || document.problems.length > 0) return []
  const read = new Set(kinds.flatMap((kind) => ROOTS_OF[kind]))
  return document.entries(root).filter(({ name }) => read.has(name))
}

/** Aliases can make any number of attributes of a few lines. */
const MOST_ATTRIBUTES = 200_000

const found = new WeakMap<ConfigDocument, readonly Definition[]>()

/** All mappings of attributes of a file, in its order, each once whatever repeats it. Asked by nearly every rule. */
export function definitionsOf(document: ConfigDocument, linked: LinkedFile): readonly Definition[] {
  const known = found.get(document) ?? [...findDefinitions(document, linked)]
  found.set(document, known)
  return known
}

function* findDefinitions(document: ConfigDocument, linked: LinkedFile): Iterable<Definition> {
  // Those of metadata are about items, which have attributes of their own.
  const isAboutItems = linked.kinds.every((kind) => kind === 'metadata')
  const seen = new Set<number>()
  const isNew = (ref: NodeRef) => {
    const { start } = document.range(ref)
    return !seen.has(start) && seen.add(start) !== undefined
  }
  let count = 0
  for (const { name, value } of rootsOf(document, linked)) {
    const isTemplate = name === 'templates'
    if (!(DEFINING.includes(name) || (isTemplate && !isAboutItems))) continue
    for (const entry of document.entries(value)) {
      if (document.shape(entry.value) !== 'mapping' || !isNew(entry.value)) continue
      const entries = document.entries(entry.value)
      count += entries.length
      if (count > MOST_ATTRIBUTES) return
      const attributes = entries.filter(({ merged, key }) => !merged || isNew(key))
      yield { entry, attributes, isTemplate, what: name.slice(0, -1) }
    }
  }
}

/** How a template is made, beside the attributes it gives. */
const OF_TEMPLATES = /^(?:default|optional|conditionals|move_(?:collection_)?prefix)$/

/** An attribute as PMM takes it: in lower case, its modifier (`.sync`) apart. */
export interface Attribute {
  readonly name: string
  readonly entry: Entry
}

/** The attributes of a definition; what a variable makes the name of is left out. */
export function attributesOf({ attributes, isTemplate }: Definition): readonly Attribute[] {
  return attributes
    .filter(({ name }) => !name.includes('<<') && !(isTemplate && OF_TEMPLATES.test(name)))
    .map((one) => ({ name: one.name.toLowerCase().replace(/(?!^)\.[^.]*$/, ''), entry: one }))
}

/** Whether a value says something by itself; one that a variable fills in may come to nothing. */
export function isSaid(document: ConfigDocument, at: NodeRef): boolean {
  return holdsSomething(document, at) && !document.scalar(at)?.text.includes('<<')
}
