import { schemaNodes } from '../schema/knowledge.js'
import { lastAtOrBefore } from '../text/last-at-or-before.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'

/**
 * Where a text stands: PMM reads it and fills its placeholders (`read`); below `template_variables`; or where no
 * schema knows a key, so that `<<name>>` may be a variable of a template, as in collection files (`unread`).
 */
type Place = 'read' | 'variables' | 'unread'

export interface ReadText {
  /** The key, or the value: where it stands, or the alias that leads to it. */
  readonly at: NodeRef
  readonly text: string
  readonly place: Place
  readonly isKey: boolean
  /** It stands somewhere else, and cannot be changed here. */
  readonly aliased: boolean
}

/** Deeper than any config. */
const DEEPEST = 60

/** The texts of a config as PMM comes by them: through lists, aliases and merges, each place once. */
export function textsOf(document: ConfigDocument): readonly ReadText[] {
  return find(document, () => true)
}

/** How placeholders and variables are written, and what leads to a text that is not written here: aliases, escapes. */
const TELLING = /<<|>>|[$*\\]/g

/** All of these in which a placeholder or a variable stands, and some others. Most of a large config is passed over. */
export function tellingTexts(document: ConfigDocument): readonly ReadText[] {
  const offsets = [...document.source.text.matchAll(TELLING)].map(({ index }) => index)
  if (offsets.length === 0) return []
  return find(document, ({ start, end }) => {
    const offset = offsets[lastAtOrBefore(offsets, end - 1)]!
    return offset >= start && offset < end
  })
}

function find(document: ConfigDocument, isTelling: Search['isTelling']): readonly ReadText[] {
  const root = document.at([])
  const found: ReadText[] = []
  if (root) collect({ document, isTelling, found, seen: new Set() }, root, 'read')
  return found
}

interface Search {
  readonly document: ConfigDocument
  isTelling(range: Range): boolean
  readonly found: ReadText[]
  readonly seen: Set<string>
}

function collect(search: Search, at: NodeRef, place: Place): void {
  const { document, isTelling, found, seen } = search
  const range = document.range(at)
  if (!isTelling(range)) return
  if (document.shape(at) === 'scalar') {
    const text = document.scalar(at)?.text
    const aliased = document.raw(at).startsWith('*')
    if (text !== undefined) found.push({ at, text, place, isKey: false, aliased })
    return
  }
  const id = `${range.start} ${range.end} ${place}`
  if (seen.has(id) || at.path.length > DEEPEST) return
  seen.add(id)
  // The items of a list stand where the list stands.
  for (const item of document.items(at)) collect(search, item, place)
  for (const { name, key, value, merged } of document.entries(at)) {
    if (!merged) found.push({ at: key, text: name, place, isKey: true, aliased: false })
    if (isTelling(document.range(value))) collect(search, value, placeOf(place, value.path, name))
  }
}

function placeOf(around: Place, path: Path, name: string): Place {
  if (around !== 'read') return around
  if (name === 'template_variables') return 'variables'
  return schemaNodes(path).length > 0 ? 'read' : 'unread'
}
