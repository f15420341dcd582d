import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'

/** A library with the keys that stand below its name. */
export interface Library {
  readonly entry: Entry
  readonly keys: readonly Entry[]
}

/** All libraries that hold keys and values. */
export function librariesOf(document: ConfigDocument): readonly Library[] {
  const libraries = document.at(['libraries'])
  if (!libraries) return []
  return document
    .entries(libraries)
    .filter(({ value }) => document.shape(value) === 'mapping')
    .map((entry) => ({ entry, keys: document.entries(entry.value) }))
}

/** A list of files of a library, by its name today or before. */
export const isFileList = (name: string) =>
  /^(?:(?:collection|metadata|overlay|image)_files|metadata_path|overlay_path)$/.test(name)

/** What gives PMM something to do in a library: files and operations. */
export const isWork = (name: string) => isFileList(name) || name === 'operations'

/** Whether something stands behind a key: a blank line and an empty list, mapping or text are nothing. */
export function holdsSomething(document: ConfigDocument, at: NodeRef): boolean {
  const shape = document.shape(at)
  if (shape === 'mapping') return document.entries(at).length > 0
  if (shape === 'sequence') return document.items(at).length > 0
  const value = document.scalar(at)?.value ?? null
  return value !== null && value !== ''
}
