import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import type { EditValue } from '../../yaml/edit/value.js'
import { ensureMapping } from './relocate.js'

/** Takes definitions out into a file of their own, and lists that file where PMM looks for it. */
export function moveToOwnFile(draft: Draft, from: Path, file: string, list: Path): void {
  const at = draft.document.at(from)
  if (at) draft.extract(at, file)
  if (draft.document.at(list.slice(0, -1))) addToList(draft, list, { file: `config/${file}` }, from)
  else draft.refuse('the library that is to list the file is not there')
}

/** For people: where PMM looks for a file that `moveToOwnFile` lists. */
export const whereLookedFor = (file: string) =>
  `PMM looks for \`config/${file}\` from the folder that it is started in: that is right where the config is in a folder \`config\` there, as in its container.`

/** Adds an item to a list, which is made where there is none. */
function addToList(draft: Draft, list: Path, item: EditValue, near: Path): void {
  const at = draft.document.at(list)
  const former = formerOf(list)
  if (former && draft.document.at(former))
    draft.refuse(`\`${former.at(-1)}\` has to be brought up to date first`)
  if (at && draft.document.shape(at) === 'sequence') draft.insert(at, draft.document.items(at).length, item)
  else if (at && draft.document.scalar(at)?.value !== null) draft.refuse(`\`${list.at(-1)}\` is no list`)
  else if (at) draft.set(at, [item])
  else {
    const parent = ensureMapping(draft, list.slice(0, -1), near) ?? draft.document.at(list.slice(0, -1))
    if (parent) draft.insert(parent, String(list.at(-1)), [item])
  }
}

const FORMER: Readonly<Record<string, string>> = {
  collection_files: 'metadata_path',
  metadata_files: 'metadata_path',
  overlay_files: 'overlay_path',
}

/** The old list that PMM goes by only while the new one is not there, or in place of it. */
function formerOf(list: Path): Path | undefined {
  const former = list.length > 1 ? FORMER[String(list.at(-1))] : undefined
  return former === undefined ? undefined : [...list.slice(0, -1), former]
}

/** A name for a file, of what people called a thing: `TV Shows` gives `TV-Shows-collections.yml`. */
export const fileName = (...parts: readonly string[]) =>
  `${parts
    .map((part) => part.replace(/[^\p{L}\p{N}_.]+/gu, '-').replace(/^[-.]+|-+$/g, ''))
    .filter(Boolean)
    .join('-')}.yml`

/** The library that a list is to be added to when nobody says which: the first that is a mapping. */
export function firstLibrary(document: ConfigDocument): Path | undefined {
  const libraries = document.at(['libraries'])
  const isLibrary = (value: NodeRef) => document.shape(value) === 'mapping'
  return libraries && document.entries(libraries).find(({ value }) => isLibrary(value))?.value.path
}
