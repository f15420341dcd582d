import { schemaNodes } from '../schema/knowledge.js'
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
export function textsOf(document: ConfigDocument): Iterable<ReadText> {
  const root = document.at([])
  return root ? visit(document, root, 'read', new Set()) : []
}

function* visit(document: ConfigDocument, at: NodeRef, place: Place, seen: Set<string>): Iterable<ReadText> {
  if (document.shape(at) === 'scalar') {
    const text = document.scalar(at)?.text
    const aliased = document.raw(at).startsWith('*')
    if (text !== undefined) yield { at, text, place, isKey: false, aliased }
    return
  }
  const { start, end } = document.range(at)
  const id = `${start} ${end} ${place}`
  if (seen.has(id) || at.path.length > DEEPEST) return
  seen.add(id)
  // The items of a list stand where the list stands.
  for (const item of document.items(at)) yield* visit(document, item, place, seen)
  for (const { name, key, value, merged } of document.entries(at)) {
    if (!merged) yield { at: key, text: name, place, isKey: true, aliased: false }
    yield* visit(document, value, placeOf(place, value.path, name), seen)
  }
}

function placeOf(around: Place, path: Path, name: string): Place {
  if (around !== 'read') return around
  if (name === 'template_variables') return 'variables'
  return schemaNodes(path).length > 0 ? 'read' : 'unread'
}
