import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { isFileList, librariesOf } from './libraries-of.js'
import { blocks } from './services/operation-sources.js'

/** A list of files: of a library, or `playlist_files`. */
export interface FileList {
  readonly name: string
  readonly at: NodeRef
  /** The entries that are mappings. */
  readonly entries: readonly NodeRef[]
}

/** All lists of files of a config, in the order of the file. */
export function fileLists(document: ConfigDocument): readonly FileList[] {
  const lists = librariesOf(document).flatMap(({ keys }) => keys.filter(({ name }) => isFileList(name)))
  const root = document.at([])
  const playlists = root ? document.entries(root).filter(({ name }) => name === 'playlist_files') : []
  return [...lists, ...playlists].map((list) => toList(document, list))
}

function toList(document: ConfigDocument, { name, value }: Entry): FileList {
  const entries = blocks(document, value).filter((at) => document.shape(at) === 'mapping')
  return { name, at: value, entries }
}
