import { isTemplate } from '../kometa/placeholders.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { isFileList, librariesOf } from './libraries-of.js'
import { blocks } from './services/operation-sources.js'
import { isNeverRun } from './services/schedules.js'

/** A path in a list of files that PMM opens on its own disk (modules/util.py 457-550 of Kometa 2.4.4). */
export interface LocalEntry {
  readonly at: NodeRef
  readonly path: string
  /** `exact` is a text that stands alone, to which PMM adds no ending, or a folder of pictures. */
  readonly wanted: 'file' | 'exact' | 'folder'
  readonly isForAssets: boolean
  /** The list it stands in, by its name. */
  readonly list: string
  /** Its schedule, or that of its library, is `never`. */
  readonly isIdle: boolean
}

/** All of them, in the order of the config. What something else fills in is none. */
export function localEntries(document: ConfigDocument): readonly LocalEntry[] {
  const root = document.at([])
  const playlists = root ? document.entries(root).filter(({ name }) => name === 'playlist_files') : []
  const ofLibraries = librariesOf(document).flatMap(({ entry, keys }) => {
    const isIdle = isNeverRun(document, entry.value)
    return keys.filter(({ name }) => isFileList(name)).flatMap((list) => entriesOf(document, list, isIdle))
  })
  return [...ofLibraries, ...playlists.flatMap((list) => entriesOf(document, list, false))]
}

/** The same of one list. */
export function entriesOf(
  document: ConfigDocument,
  { name: list, value }: Pick<Entry, 'name' | 'value'>,
  isIdleList = false,
): readonly LocalEntry[] {
  return blocks(document, value).flatMap((block) => {
    const isIdle = isIdleList || isNeverRun(document, block)
    const entry = (at: NodeRef, wanted: LocalEntry['wanted'], isForAssets = false) => {
      const path = document.scalar(at)?.value
      if (typeof path !== 'string' || !isLocal(path)) return []
      return [{ at, path, wanted, isForAssets, list, isIdle }]
    }
    if (document.shape(block) === 'scalar') return entry(block, 'exact')
    return document.entries(block).flatMap(({ name, value }) => {
      if (name === 'file' || name === 'folder') return entry(value, name)
      if (name !== 'asset_directory') return []
      return [value, ...document.items(value)].flatMap((at) => entry(at, 'exact', true))
    })
  })
}

const isLocal = (path: string) => path.trim() !== '' && !/^[a-z]+:\/\/|<<|\0/i.test(path) && !isTemplate(path)
