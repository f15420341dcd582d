import type { Facts } from '../../rules/facts.js'
import type { ConfigDocument, ConfigValue, NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import type { EditValue } from '../../yaml/edit/value.js'
import { expand } from './expand.js'
import { fileEntries } from './file-entries.js'
import { type ItemLines, itemLines } from './item-lines.js'
import { whyShared } from './shared.js'

/** What a file holds, as far as it can be told: collections, metadata, or both. */
export interface Split {
  readonly collections: readonly boolean[]
  readonly metadata: readonly boolean[]
}

/** Root keys of a file by what they are for; templates may be for either. */
const COLLECTIONS = ['collections', 'dynamic_collections']

/** PMM loads all that one entry names; what comes with PMM it leaves out of the metadata. */
const SOURCES = ['url', 'git', 'repo', 'file', 'folder']

/** Where each entry of a list belongs. */
export function whereTo(document: ConfigDocument, list: NodeRef, facts: Facts): Split {
  const places = fileEntries(document, list).map((entry): readonly [boolean, boolean] => {
    const path = document.scalar(entry)?.value
    const keys = document.entries(entry)
    const named = keys.find(({ name }) => name === 'file')
    if (keys.some(({ name }) => name === 'default' || name === 'pmm'))
      return [true, keys.some(({ name }) => SOURCES.includes(name))]
    const file = named ? document.scalar(named.value)?.value : path
    const roots = typeof file === 'string' ? facts.linkedFile?.(file) : undefined
    const isFor = [COLLECTIONS.some((key) => roots?.includes(key)), roots?.includes('metadata')] as const
    return isFor[0] || isFor[1] ? [isFor[0], isFor[1] ?? false] : [true, true]
  })
  return { collections: places.map(([here]) => here), metadata: places.map(([, here]) => here) }
}

const all = (flags: readonly boolean[]) => flags.every(Boolean)
const none = (flags: readonly boolean[]) => !flags.some(Boolean)

/** What becomes of the list: PMM gives it to each of the new ones that is not there. */
type Outcome = 'drop' | 'collection_files' | 'metadata_files' | 'both'

function outcomeOf(document: ConfigDocument, path: Path, { collections, metadata }: Split): Outcome {
  const has = (key: string) => document.at([...path.slice(0, -1), key]) !== undefined
  const [forCollections, forMetadata] = [!has('collection_files'), !has('metadata_files')]
  if (!forCollections && !forMetadata) return 'drop'
  if (!forCollections) return none(metadata) ? 'drop' : 'metadata_files'
  if (!forMetadata) return none(collections) ? 'drop' : 'collection_files'
  if (none(collections)) return 'metadata_files'
  return none(metadata) ? 'collection_files' : 'both'
}

export function titleOf(document: ConfigDocument, path: Path, split: Split): string {
  const outcome = outcomeOf(document, path, split)
  if (outcome === 'both') return 'Split `metadata_path` into `collection_files` and `metadata_files`'
  if (outcome === 'drop') return 'Delete `metadata_path`, which does nothing beside the new lists'
  const keeps = outcome === 'metadata_files' ? split.metadata : split.collections
  const rest = all(keeps) ? '' : ', without the files that PMM takes nothing from there'
  return `Rename \`metadata_path\` to \`${outcome}\`${rest}`
}

/** Makes two lists of one, where they are not there already; each entry with its comments where it goes first. */
export function splitFiles(draft: Draft, path: Path, split: Split): void {
  const at = draft.document.at(path)
  const shared = whyShared(draft.document, path, path.length - 1)
  if (!at) draft.refuse('it is not there any more')
  else if (shared && hasNewLists(draft.document)) draft.refuse(shared)
  else {
    const outcome = outcomeOf(draft.document, path, split)
    if (outcome === 'drop') draft.remove(at)
    else if (outcome === 'metadata_files') rename(draft, path, outcome, split.metadata)
    else if (outcome === 'collection_files') rename(draft, path, outcome, split.collections)
    else {
      const lines = itemLines(draft.document, at)
      if (lines && lines.length > 0) divide(draft, path, split, lines)
      else copy(draft, path, split)
    }
  }
}

/** Lines go where they belong, and where they belong to both, without the comments above them a second time. */
function divide(
  draft: Draft,
  path: Path,
  { collections, metadata }: Split,
  lines: readonly ItemLines[],
): void {
  const library = path.slice(0, -1)
  const value = draft.document.get(path) as readonly ConfigValue[]
  draft.edit(
    lines.flatMap(({ start, end }, index) =>
      collections[index] ? [] : [{ range: { start, end }, text: '' }],
    ),
  )
  rename(draft, path, 'collection_files', [])
  putBehind(draft, library, null)
  const blank = draft.document.at([...library, 'metadata_files'])
  if (!blank) return
  const { text } = draft.document.source
  const key = draft.document.range(draft.document.keyOf(blank)).end
  const lineEnd = text.indexOf('\n', key)
  const moved = lines.flatMap(({ lead, body }, index) =>
    metadata[index] ? [collections[index] ? body : lead + body] : [],
  )
  const start = lineEnd < 0 ? text.length : lineEnd + 1
  draft.edit([{ range: { start, end: start }, text: moved.join('') }])
  for (const [name, flags] of [
    ['collection_files', collections],
    ['metadata_files', metadata],
  ] as const) {
    const wanted = value.filter((_, index) => flags[index])
    if (JSON.stringify(draft.document.get([...library, name])) !== JSON.stringify(wanted))
      draft.refuse('its lines do not stand for themselves')
  }
}

/** The second list is written anew. */
function copy(draft: Draft, path: Path, { collections, metadata }: Split): void {
  const at = draft.document.at(path)!
  const copies = fileEntries(draft.document, at)
    .filter((_, index) => metadata[index])
    .map((entry) => copyOf(draft.document.get(entry.path)))
  if (copies.includes(undefined)) draft.refuse('a date in it cannot be written twice')
  const isList = draft.document.shape(at) === 'sequence'
  rename(draft, path, 'collection_files', collections)
  putBehind(draft, path.slice(0, -1), isList ? (copies as EditValue[]) : copies[0]!)
}

function putBehind(draft: Draft, library: Path, value: EditValue): void {
  const [parent, first] = [draft.document.at(library), draft.document.at([...library, 'collection_files'])]
  if (parent && first) draft.insert(parent, 'metadata_files', value, { after: first })
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
