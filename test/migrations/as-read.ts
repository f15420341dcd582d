import type { ConfigDocument } from '../../src/yaml/document.js'
import { read } from '../support/read-config.js'
import { asHeld, type Data, listOf, type Mapping, mapping } from './kometa/held.js'

/** Second names of keys of a library, which Kometa takes for the first. */
const SECOND_NAMES: Readonly<Record<string, string>> = {
  remove_overlay: 'remove_overlays',
  revert_overlays: 'remove_overlays',
  reapply_overlay: 'reapply_overlays',
  reset_overlay: 'reset_overlays',
  schedule_overlay: 'schedule_overlays',
}
/** Keys of an overlay file that Kometa takes for keys of the library. */
const OF_THE_LIBRARY = ['remove_overlays', 'reapply_overlays', 'reset_overlays', ...Object.keys(SECOND_NAMES)]
const FILES = ['collection_files', 'metadata_files', 'overlay_files', 'image_files']

/** A config as Kometa 2.4.4 understands it: each old form that it takes for a new one stands as the new one. */
export function asRead(text: string): ConfigDocument {
  const held = asHeld(read(text).value as unknown as Mapping)
  if ('playlist_files' in held) held.playlist_files = filesOf(held.playlist_files, false)
  renameFiletype(mapping(held.settings))
  for (const library of Object.values(mapping(held.libraries)).map(mapping)) {
    renameFiletype(mapping(library.settings))
    liftSwitches(library)
    for (const list of FILES) {
      const files = filesOf(library[list], list === 'metadata_files')
      delete library[list]
      if (files.length > 0) library[list] = files
    }
    // Of the webhooks of a library Kometa reads no other.
    const { changes } = mapping(library.webhooks)
    delete library.webhooks
    if (changes) library.webhooks = { changes }
  }
  return read(JSON.stringify(held))
}

function renameFiletype(settings: Mapping): void {
  if (settings.overlay_artwork_filetype === 'webp') settings.overlay_artwork_filetype = 'webp_lossy'
}

/** Of switches only `true` does anything, and posters are fetched from two places alone. */
function isIdle(key: string, value: Data | undefined): boolean {
  if (/^re(?:move|vert|apply)_/.test(key)) return value !== true
  return key.startsWith('reset_') && !listOf(value).some((place) => place === 'tmdb' || place === 'plex')
}

function liftSwitches(library: Mapping): void {
  for (const where of [library, ...listOf(library.overlay_files).map(mapping)])
    for (const key of OF_THE_LIBRARY) if (isIdle(key, where[key])) delete where[key]
  for (const [second, first] of Object.entries(SECOND_NAMES)) moveKey(library, second, library, first)
  for (const entry of listOf(library.overlay_files).map(mapping))
    for (const key of OF_THE_LIBRARY) {
      moveKey(entry, key, library, SECOND_NAMES[key] ?? key)
    }
}

function moveKey(from: Mapping, key: string, to: Mapping, name: string): void {
  if (!(key in from)) return
  to[name] ??= from[key]!
  delete from[key]
}

/** Files that come with Kometa are passed over where metadata is looked for. */
function filesOf(list: Data | undefined, isForMetadata: boolean): Data[] {
  return listOf(list).flatMap((entry): Data[] => {
    const { pmm, git, ...rest } = mapping(entry)
    if (typeof entry !== 'object') return [{ file: entry }]
    const isOurs = typeof git === 'string' && git.startsWith('PMM/')
    const name = isOurs ? git.slice(4) : pmm
    const all: Mapping = {
      ...rest,
      ...(name === undefined ? {} : { default: name }),
      ...(git === undefined || isOurs ? {} : { git }),
    }
    if (isForMetadata) delete all.default
    return Object.keys(all).length > 0 ? [all] : []
  })
}
