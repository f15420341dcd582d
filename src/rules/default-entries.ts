import type { DefaultKind } from '../kometa/defaults.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { blocks } from './services/operation-sources.js'

/** An entry that names a file that comes with PMM. */
export interface DefaultEntry {
  /** The value that holds the name. */
  readonly at: NodeRef
  /** What stands there, without the `PMM/` of old. */
  readonly text: string
  readonly list: string
  /** What the list is for; nothing where PMM takes no such file from there. */
  readonly kind: DefaultKind | undefined
  /** The name of the library it is for. */
  readonly library: string | undefined
}

const KINDS: Readonly<Record<string, DefaultKind | undefined>> = {
  collection_files: 'collection',
  metadata_path: 'collection',
  metadata_files: undefined,
  overlay_files: 'overlay',
  overlay_path: 'overlay',
}

/** All of them, in the order of the file. What another program or PMM itself fills in is none. */
export function* defaultEntries(document: ConfigDocument): Iterable<DefaultEntry> {
  if (!/\b(?:default|pmm|git)["']?[ \t]*:/.test(document.source.text)) return
  const libraries = document.at(['libraries'])
  for (const library of libraries ? document.entries(libraries) : [])
    for (const { name, value } of document.entries(library.value))
      if (Object.hasOwn(KINDS, name)) yield* entriesOf(document, value, name, KINDS[name], library.name)
  const playlists = document.at(['playlist_files'])
  if (playlists) yield* entriesOf(document, playlists, 'playlist_files', 'playlist', undefined)
}

function* entriesOf(
  document: ConfigDocument,
  files: NodeRef,
  list: string,
  kind: DefaultKind | undefined,
  library: string | undefined,
): Iterable<DefaultEntry> {
  for (const file of blocks(document, files))
    for (const { name, value } of document.entries(file)) {
      const scalar = document.scalar(value)
      if (!scalar || scalar.kind === 'null' || /<<|\{\{|\$\{/.test(scalar.text)) continue
      // From `git` PMM reads such a file in every list.
      const old = name === 'git' && kind ? /^PMM\/(.+)$/.exec(scalar.text)?.[1] : undefined
      const text = name === 'default' || name === 'pmm' ? scalar.text : old
      if (text) yield { at: value, text, list, kind, library }
    }
}
