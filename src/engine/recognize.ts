import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
import type { SchemaNode } from '../schema/violation.js'
import type { ConfigDocument } from '../yaml/document.js'
import { splitSections } from '../yaml/sections.js'

/** What a file shows of itself: its root keys, and the keys it has directly below each. */
type Outline = ReadonlyMap<string, readonly string[]>

/**
 * Whether a YAML file is a config of PMM/Kometa at all. It is when it has `libraries`, or a section with an
 * attribute that only PMM knows, or nothing but PMM's root keys with one among them that hardly any other
 * program uses, or the `plex` and `collections` of Plex-Auto-Collections.
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
  return roots.every((name) => ROOT_KEYS.has(name)) && roots.some((name) => isDistinctive(name, outline))
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
