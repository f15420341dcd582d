import type { Edit } from '../../text/edit.js'
import type { ConfigDocument, NodeRef } from '../document.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { fromRef } from '../place.js'
import { type Context, contextOf, pathOf } from './context.js'
import { type Extract, planExtract } from './extract.js'
import { planInsertItem, planInsertPair } from './insert.js'
import { lineBreakAt } from './lines.js'
import { planMove } from './move.js'
import { insertion, isRefusal, type Plan, type Refusal, refuse } from './plan.js'
import { planRemove } from './remove.js'
import { planRename } from './rename.js'
import { pairLines } from './render.js'
import { planSet } from './set.js'
import { type EditValue, holds } from './value.js'
import { isSound } from './verify.js'

/** Where among its siblings something is inserted: `last` unless said. */
export type InsertPlace = 'first' | 'last' | { readonly before: NodeRef } | { readonly after: NodeRef }

type Result = readonly Edit[] | Refusal

/**
 * Changes to a document as edits on its text: every other character stays. Each operation stands for itself:
 * the edits of two fit together when they do not touch; else apply one, read again, and do the other.
 *
 * A reference may lead through an alias or a merge key: what stands behind it is changed where it stands, and
 * so for everything that names it. What cannot be done without a change elsewhere is refused.
 */
export interface Editor {
  /** Writes a value in place of another; no edits when it is there already. `null` leaves the place blank. */
  set(at: NodeRef, value: EditValue): Result
  /** Adds a key to a mapping, or with a number as the key an item to a list; `undefined`: an empty file. */
  insert(parent: NodeRef | undefined, key: string | number, value: EditValue, place?: InsertPlace): Result
  rename(at: NodeRef, name: string): Result
  /** Removes a key or an item with the comment beside it; comments above it stay. */
  remove(at: NodeRef): Result
  /** Moves a key behind the last of another mapping, with its comments and those directly above it. */
  move(at: NodeRef, newParent: NodeRef, name?: string): Result
  /** Takes a key out, with its comments and those directly above it, as a text for a file of its own. */
  extract(at: NodeRef): Extract | Refusal
}

const editors = new WeakMap<ConfigDocument, Editor>()

/** The editor of a document: one for all the repairs that are tried on it. */
export function editorOf(document: ConfigDocument): Editor {
  const known = editors.get(document) ?? createEditor(document)
  editors.set(document, known)
  return known
}

export function createEditor(document: ConfigDocument): Editor {
  const context = contextOf(document)
  const { meaning } = context

  const checked = (plan: Plan | Refusal, node?: YamlNode): Result => {
    if (isRefusal(plan)) return plan
    const way = plan.ways.find((edits) => isSound(context, document.problems, edits, plan.change))
    const edits = way?.filter(({ range, text }) => text !== '' || range.end > range.start)
    return edits ?? refuse((node && anchorIn(context, node)) ?? NO_WAY)
  }

  return {
    set(at, value) {
      const node = fromRef(at).value
      return holds(context, node, value) ? [] : checked(planSet(context, node, value), node)
    },
    insert(parent, key, value, place = 'last') {
      if (!parent) return checked(intoNothing(context, key, value))
      const node = meaning.target(fromRef(parent).value)
      if (typeof key === 'number') return checked(planInsertItem(context, node, value, key))
      const index = indexOf(context, node, place)
      return index === -1
        ? refuse('the place for it is not in the same mapping')
        : checked(planInsertPair(context, node, key, value, index))
    },
    rename(at, name) {
      const { key } = fromRef(at)
      if (!key) return refuse('it has no key of its own')
      return holds(context, key, name) ? [] : checked(planRename(context, key, name))
    },
    remove: (at) => checked(planRemove(context, fromRef(at).value), fromRef(at).value),
    move(at, newParent, name) {
      const { value } = fromRef(at)
      if (!standsAt(context, at)) return refuse('it stands elsewhere, and others use it there too')
      return checked(planMove(context, value, meaning.target(fromRef(newParent).value), name), value)
    },
    extract(at) {
      const { value } = fromRef(at)
      if (!standsAt(context, at)) return refuse('it stands elsewhere, and others use it there too')
      const plan = planExtract(context, value)
      if (isRefusal(plan)) return plan
      const edits = checked(plan.removal, value)
      return isRefusal(edits) ? edits : { text: plan.text, edits }
    },
  }
}

const NO_WAY = 'it would change something else in the file'

/** The likeliest reason by far: what goes away has a name that is used in another place. */
function anchorIn(context: Context, node: YamlNode): string | undefined {
  if (context.isAliased(node) && node.anchor !== undefined)
    return `its anchor "&${node.anchor}" is used elsewhere in the file`
  const children =
    node.type === 'mapping'
      ? node.pairs.flatMap(({ key, value }) => [key, value])
      : node.type === 'sequence'
        ? node.items
        : []
  return children.map((child) => anchorIn(context, child)).find((reason) => reason !== undefined)
}

function indexOf(context: Context, node: YamlNode, place: InsertPlace): number | undefined {
  if (place === 'last') return undefined
  if (place === 'first') return 0
  const sibling = fromRef('before' in place ? place.before : place.after).value
  const parent = context.parentOf(sibling)
  if (parent?.node !== (node as MappingNode | SequenceNode)) return -1
  return 'before' in place ? parent.index : parent.index + 1
}

/** Whether a reference leads to where its node is written, not through an alias or a merge key. */
function standsAt(context: Context, at: NodeRef): boolean {
  const path = pathOf(context, fromRef(at).value)
  return path.length === at.path.length && path.every((step, index) => step === at.path[index])
}

/** A file that holds nothing yet but, perhaps, comments. */
function intoNothing(context: Context, key: string | number, value: EditValue): Plan | Refusal {
  const { text, version } = context
  if (context.root) return refuse('the file is not empty')
  if (typeof key === 'number') return refuse('a config is no list')
  const lineBreak = lineBreakAt(text, text.length)
  const before = /[^\r\n\ufeff]$/.test(text) ? lineBreak : ''
  const lines = pairLines(key, value, { step: 2, dash: 2, version }).join(lineBreak)
  return { change: {}, ways: [[insertion(text.length, before + lines + lineBreak)]] }
}
