import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import { isClose } from '../schema/suggest.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'

/** What can stand in a library, whatever its name. */
export const LIBRARY_KEYS = knownKeys(['libraries', '*'])

/** Of these, what only libraries of PMM have. */
export const TELLING: ReadonlySet<string> = new Set([
  'collection_files',
  'metadata_files',
  'overlay_files',
  'image_files',
  'metadata_path',
  'overlay_path',
])

/** Whether a value is what stands below the name of a library: mostly keys of one, and one that tells. */
export function isLibraryLike(document: ConfigDocument, at: NodeRef | undefined): boolean {
  const names = at ? document.entries(at).map(({ name }) => name) : []
  const isTelling = names.some(
    (name) => TELLING.has(name) || (name === 'operations' && hasOperation(document, at!)),
  )
  return isTelling && names.filter((name) => LIBRARY_KEYS.has(name)).length * 2 > names.length
}

/** The root key that a key is or was meant to be, where it differs by capitals, blanks and hyphens alone. */
export function meantSection(name: string): string | undefined {
  if (ROOT_KEYS.has(name)) return name
  const plain = name.trim().toLowerCase().replaceAll(/[ -]/g, '_')
  const section = ROOT_KEYS.get(plain)
  return section && !section.deprecated ? plain : undefined
}

/** Whether a root key was meant to be `libraries`, in a config that has none. */
export function meantAsLibraries(document: ConfigDocument, name: string): boolean {
  if (document.at(['libraries']) || ROOT_KEYS.has(name)) return false
  return meantSection(name) === 'libraries' || isClose(name, 'libraries') || isClose(name, 'library')
}

/** A library at the root, or else a key of one, of a config without `libraries`. */
export function lostLibrary(document: ConfigDocument): Entry | undefined {
  const root = document.at([])
  if (!root || document.at(['libraries'])) return undefined
  const entries = document.entries(root)
  return (
    entries.find(({ value }) => isLibraryLike(document, value)) ??
    entries.find(({ name }) => TELLING.has(name))
  )
}

function hasOperation(document: ConfigDocument, library: NodeRef): boolean {
  const operations = document.at([...library.path, 'operations'])
  const known = knownKeys(['libraries', '*', 'operations'])
  return operations !== undefined && document.entries(operations).some(({ name }) => known.has(name))
}
