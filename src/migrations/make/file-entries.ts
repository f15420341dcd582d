import type { ConfigDocument, Entry, NodeRef } from '../../yaml/document.js'
import { expand, mentions } from './expand.js'

const LISTS = [
  'libraries.*.collection_files',
  'libraries.*.metadata_files',
  'libraries.*.overlay_files',
  'libraries.*.image_files',
  'libraries.*.metadata_path',
  'libraries.*.overlay_path',
  'playlist_files',
]

/** The places of a key of an entry that names a file. */
export const entryPlaces = (key: string) => LISTS.map((list) => `${list}.${key}`)

/** Every key with this name of an entry that names a file; a single entry needs no list around it. */
export function entryKeys(document: ConfigDocument, name: string): readonly Entry[] {
  if (!mentions(document, name)) return []
  return LISTS.flatMap((list) => expand(document, `${list}.${name}`)).map(({ entry }) => entry)
}

/** The entries of a list of files: mappings, or plain paths. */
export function fileEntries(document: ConfigDocument, list: NodeRef): readonly NodeRef[] {
  return document.shape(list) === 'sequence' ? document.items(list) : [list]
}

/** The entries that name a file that comes with PMM, by its name. */
export function* defaultsNamed(document: ConfigDocument, name: string): Iterable<Entry> {
  if (!mentions(document, name)) return
  for (const key of ['default', 'pmm'])
    for (const entry of entryKeys(document, key))
      if (document.scalar(entry.value)?.value === name) yield entry
}
