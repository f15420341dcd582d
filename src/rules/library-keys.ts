import { knownKeys } from '../schema/knowledge.js'
import type { ConfigDocument, ConfigValue, Entry, NodeRef } from '../yaml/document.js'

/** Keys of a library that stand where names of libraries do, and the library above them, if there is one. */
export interface MisplacedKeys {
  readonly keys: readonly Entry[]
  readonly library: Entry | undefined
}

const NAME = 'a library'
const known = () => knownKeys(['libraries', NAME])

/** Groups of such keys: those that follow one library lost their indentation together. */
export function misplacedLibraryKeys(document: ConfigDocument): readonly MisplacedKeys[] {
  const libraries = document.at(['libraries'])
  if (!libraries) return []
  const groups: { keys: Entry[]; library: Entry | undefined }[] = []
  let library: Entry | undefined
  for (const entry of document.entries(libraries)) {
    if (!isLibraryKey(document, entry)) library = entry
    else if (groups.at(-1)?.library === library && groups.length > 0) groups.at(-1)!.keys.push(entry)
    else groups.push({ keys: [entry], library })
  }
  return groups
}

/** A library may have any name, `metadata` or `settings` too; then it holds what libraries hold. */
export function isLibraryKey(document: ConfigDocument, { name, value, merged }: Entry): boolean {
  if (merged || !known().has(name)) return false
  return document.shape(value) !== 'mapping' || !holdsLibrary(document, name, value)
}

function holdsLibrary(document: ConfigDocument, name: string, value: NodeRef): boolean {
  const names = document.entries(value).map((entry) => entry.name)
  const own = knownKeys(['libraries', NAME, name])
  const ofLibrary = names.filter((key) => known().has(key) && !known().get(key)!.deprecated).length
  return ofLibrary > names.filter((key) => own.has(key)).length
}

/** The same of a value alone: a key of a library with a list or a word behind it is no library. */
export function hasLibraryKeysAsNames(value: ConfigValue | undefined): boolean {
  const libraries = isMapping(value) ? value.libraries : undefined
  return (
    isMapping(libraries) &&
    Object.entries(libraries).some(([name, inner]) => known().has(name) && !isMapping(inner))
  )
}

const isMapping = (value: ConfigValue | undefined): value is { readonly [key: string]: ConfigValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
