import { isLibraryLike, LIBRARY_KEYS, meantAsLibraries, meantSection, TELLING } from '../rules/root-keys.js'
import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import type { SchemaNode } from '../schema/violation.js'
import type { ConfigDocument } from '../yaml/document.js'
import { splitSections } from '../yaml/sections.js'

/** What a file shows of itself: its root keys, and the keys it has directly below each. */
type Outline = ReadonlyMap<string, readonly string[]>

interface Names {
  has(name: string): boolean
}

/**
 * Whether a YAML file is a config of PMM/Kometa at all. It is when it has `libraries`, or a section with an
 * attribute that only PMM knows, or nothing but PMM's root keys with one among them that hardly any other
 * program uses, or the `plex` and `collections` of Plex-Auto-Collections. And it is one that went wrong when
 * nearly all of this holds: sections in capitals, libraries whose `libraries:` is gone.
 */
export function isPmmConfig(document: ConfigDocument): boolean {
  const byLooks = document.problems.length > 0 ? outlineOfText(document.source.text) : new Map()
  const outline: Outline = new Map([...byLooks, ...outlineOfTree(document)])
  // Asked of the node, not of the value: to make the value of all libraries takes longer than to read them.
  const isText = (name: string) => {
    const at = document.at([name])
    return at !== undefined && typeof document.scalar(at)?.value === 'string'
  }
  if (outline.has('libraries') && !isText('libraries')) return true
  if (outline.has('plex') && outline.has('collections')) return true
  const roots = [...outline.keys()]
  if (roots.some((name) => ROOT_KEYS.has(name) && hasAttribute(name, outline, (node) => node['x-own'])))
    return true
  // Nothing but names and their translations, say: a config has more to it than words.
  if (roots.length > 1 && roots.every(isText)) return false
  if (roots.every((name) => ROOT_KEYS.has(name)) && roots.some((name) => isDistinctive(name, outline)))
    return true
  return isNearlyOne(document, outline)
}

/** In parts of one: how many of the root keys, and of what stands in them, have to be PMM's. */
const MOST_ROOTS = 0.75
const MOST_KEYS = 0.6

function isNearlyOne(document: ConfigDocument, outline: Outline): boolean {
  const roots = [...outline.keys()]
  const libraries = roots.filter((name) => isLibraryLike(document, document.at([name])))
  const rest = roots.filter((name) => !libraries.includes(name))
  const section = (name: string) => (meantAsLibraries(document, name) ? 'libraries' : meantSection(name))
  const meant = rest.map((name) => [name, section(name)] as const)
  const ours = meant.filter(([, section]) => section !== undefined)
  const inLibrary = rest.some((name) => TELLING.has(name))
    ? rest.filter((name) => LIBRARY_KEYS.has(name))
    : []
  const known = libraries.length + Math.max(ours.length, inLibrary.length)
  if (roots.length === 0 || known / roots.length < MOST_ROOTS) return false
  if (libraries.length > 0 || inLibrary.length > ours.length) return true
  const keys = ours.flatMap(([name, section]) => {
    const below: Names = section === 'libraries' ? librariesIn(document, name) : knownKeys([section!])
    return outline.get(name)!.map((key) => below.has(key) || below.has(key.toLowerCase()))
  })
  const enough = keys.length > 0 && keys.filter(Boolean).length / keys.length >= MOST_KEYS
  return enough && ours.some(([, section]) => ROOT_KEYS.get(section!)?.['x-distinctive'])
}

function librariesIn(document: ConfigDocument, name: string): ReadonlySet<string> {
  const at = document.at([name])
  const entries = at ? document.entries(at) : []
  return new Set(entries.filter(({ value }) => isLibraryLike(document, value)).map((entry) => entry.name))
}

/** Hardly any other program has the section, and what stands in it, if anything does, PMM knows in part. */
function isDistinctive(name: string, outline: Outline): boolean {
  if (!ROOT_KEYS.get(name)?.['x-distinctive']) return false
  return outline.get(name)!.length === 0 || hasAttribute(name, outline, () => true)
}

function hasAttribute(
  name: string,
  outline: Outline,
  is: (node: SchemaNode) => boolean | undefined,
): boolean {
  const known = knownKeys([name])
  return outline.get(name)!.some((attribute) => known.has(attribute) && is(known.get(attribute)!))
}

function outlineOfTree(document: ConfigDocument): Outline {
  const root = document.at([])
  const entries = root ? document.entries(root) : []
  return new Map(entries.map(({ name, value }) => [name, document.entries(value).map((entry) => entry.name)]))
}

/** By looks, for what does not parse. */
function outlineOfText(text: string): Outline {
  const sections = splitSections(text).filter((section) => section.name !== undefined)
  return new Map(
    sections.map(({ name, start, end }) => [
      name!,
      [...text.slice(start, end).matchAll(/^[ \t]+([A-Za-z_]\w*)[ \t]*:/gm)].map((match) => match[1]!),
    ]),
  )
}
