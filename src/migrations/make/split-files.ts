import type { Facts } from '../../rules/facts.js'
import type { ConfigDocument, ConfigValue, NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import type { EditValue } from '../../yaml/edit/value.js'
import { expand } from './expand.js'
import { fileEntries } from './file-entries.js'
import { whyShared } from './shared.js'

/** What a file holds, as far as it can be told: collections, metadata, or both. */
export interface Split {
  readonly collections: readonly boolean[]
  readonly metadata: readonly boolean[]
}

/** Root keys of a file by what they are for; templates may be for either. */
const COLLECTIONS = ['collections', 'dynamic_collections']

/** Where each entry of a list belongs. */
export function whereTo(document: ConfigDocument, list: NodeRef, facts: Facts): Split {
  const places = fileEntries(document, list).map((entry): readonly [boolean, boolean] => {
    const path = document.scalar(entry)?.value
    const keys = document.entries(entry)
    const named = keys.find(({ name }) => name === 'file')
    if (keys.some(({ name }) => name === 'default' || name === 'pmm')) return [true, false]
    const file = named ? document.scalar(named.value)?.value : path
    const roots = typeof file === 'string' ? facts.linkedFile?.(file) : undefined
    const isFor = [COLLECTIONS.some((key) => roots?.includes(key)), roots?.includes('metadata')] as const
    return isFor[0] || isFor[1] ? [isFor[0], isFor[1] ?? false] : [true, true]
  })
  return { collections: places.map(([here]) => here), metadata: places.map(([, here]) => here) }
}

const all = (flags: readonly boolean[]) => flags.every(Boolean)
const none = (flags: readonly boolean[]) => !flags.some(Boolean)

export function titleOf({ collections, metadata }: Split): string {
  if (none(metadata)) return 'Rename `metadata_path` to `collection_files`'
  if (none(collections)) return 'Rename `metadata_path` to `metadata_files`'
  return 'Split `metadata_path` into `collection_files` and `metadata_files`'
}

/** Makes two lists of one, where they are not there already; each entry with its comments where it goes first. */
export function splitFiles(draft: Draft, path: Path, { collections, metadata }: Split): void {
  const library = path.slice(0, -1)
  const has = (key: string) => draft.document.at([...library, key]) !== undefined
  const at = draft.document.at(path)
  const shared = whyShared(draft.document, path, library.length)
  if (!at) draft.refuse('it is not there any more')
  else if (shared && hasNewLists(draft.document)) draft.refuse(shared)
  else if (has('collection_files') && has('metadata_files')) draft.remove(at)
  else if (has('collection_files') || none(collections)) rename(draft, path, 'metadata_files', metadata)
  else if (has('metadata_files') || none(metadata)) rename(draft, path, 'collection_files', collections)
  else {
    const copies = fileEntries(draft.document, at)
      .filter((_, index) => metadata[index])
      .map((entry) => copyOf(draft.document.get(entry.path)))
    if (copies.includes(undefined)) draft.refuse('a date in it cannot be written twice')
    const isList = draft.document.shape(at) === 'sequence'
    rename(draft, path, 'collection_files', collections)
    const [parent, first] = [draft.document.at(library), draft.document.at([...library, 'collection_files'])]
    if (parent && first)
      draft.insert(parent, 'metadata_files', isList ? (copies as EditValue[]) : copies[0]!, { after: first })
  }
}

/** Whether some library has a list of the new form: then what is merged into it counts another way. */
const hasNewLists = (document: ConfigDocument) =>
  ['collection_files', 'metadata_files'].some((key) => expand(document, `libraries.*.${key}`).length > 0)

/** The old list under its new name, without what does not belong there. */
function rename(draft: Draft, path: Path, name: string, keeps: readonly boolean[]): void {
  const at = draft.document.at(path)
  if (!at) return
  const items = draft.document.items(at)
  if (!all(keeps) && items.length > 0 && !none(keeps))
    for (const [index, item] of [...items.entries()].toReversed())
      if (!keeps[index]) {
        const there = draft.document.at(item.path)
        if (there) draft.remove(there)
      }
  const list = draft.document.at(path)
  if (list) draft.rename(list, name)
}

function copyOf(value: ConfigValue | undefined): EditValue | undefined {
  if (value === undefined || value instanceof Date) return undefined
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const items = (value as readonly ConfigValue[]).map(copyOf)
    return items.includes(undefined) ? undefined : (items as EditValue[])
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, copyOf(inner)] as const)
  return entries.some(([, inner]) => inner === undefined)
    ? undefined
    : (Object.fromEntries(entries) as EditValue)
}
