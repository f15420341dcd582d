import { knownKeys, ROOT_KEYS } from '../schema/knowledge.js'
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
  if (outline.has('libraries') || (outline.has('plex') && outline.has('collections'))) return true
  for (const [name, attributes] of outline) {
    const known = knownKeys([name])
    if (ROOT_KEYS.has(name) && attributes.some((attribute) => known.get(attribute)?.['x-own'])) return true
  }
  const roots = [...outline.keys()]
  return (
    roots.some((name) => ROOT_KEYS.get(name)?.['x-distinctive']) && roots.every((name) => ROOT_KEYS.has(name))
  )
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
