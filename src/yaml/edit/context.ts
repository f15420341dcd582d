import type { ConfigDocument } from '../document.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { fromRef } from '../place.js'
import { type Resolution, resolve } from '../resolve.js'
import type { YamlVersion } from '../scalar.js'
import { rootSections, type Section } from './touched.js'

/** Where a node stands in the tree. */
type Parent =
  | { readonly node: MappingNode; readonly index: number; readonly part: 'key' | 'value' }
  | { readonly node: SequenceNode; readonly index: number; readonly part: 'item' }

/** What every operation looks at: the text as it is, and its tree. */
export interface Context {
  readonly text: string
  readonly root: YamlNode | undefined
  readonly version: YamlVersion
  readonly meaning: Resolution
  /** Nothing for the root. */
  parentOf(node: YamlNode): Parent | undefined
  /** Whether something names this node by its anchor. */
  isAliased(node: YamlNode): boolean
  /** The parts that can be read one without the other, where there are any. */
  readonly sections: readonly Section[]
}

const contexts = new WeakMap<ConfigDocument, Context>()

/** One for all that is planned on a document. */
export function contextOf(document: ConfigDocument): Context {
  const known = contexts.get(document) ?? createContext(document)
  contexts.set(document, known)
  return known
}

function createContext(document: ConfigDocument): Context {
  const { text } = document.source
  const top = document.at([])
  const root = top && fromRef(top).value
  const meaning = resolve(text, root, document.version)
  const parents = new Map<YamlNode, Parent>()
  const aliased = new Set<YamlNode>()
  let hasNames = false
  const visit = (child: YamlNode, parent?: Parent) => {
    if (parent) parents.set(child, parent)
    if (child.type === 'alias' || child.anchor !== undefined) hasNames = true
    if (child.type === 'alias') aliased.add(meaning.target(child))
    else if (child.type === 'mapping')
      for (const [index, { key, value }] of child.pairs.entries()) {
        visit(key, { node: child, index, part: 'key' })
        visit(value, { node: child, index, part: 'value' })
      }
    else if (child.type === 'sequence')
      for (const [index, item] of child.items.entries()) visit(item, { node: child, index, part: 'item' })
  }
  if (root) visit(root)
  return {
    text,
    root,
    version: document.version,
    meaning,
    parentOf: (node) => parents.get(node),
    isAliased: (node) => aliased.has(node),
    sections: hasNames || document.problems.length > 0 ? [] : rootSections(document, root),
  }
}

/** Whether a node stands inside brackets. */
export function inFlow(context: Context, node: YamlNode): boolean {
  return context.parentOf(node)?.node.flow === true
}

export type BlockCollection = (MappingNode | SequenceNode) & { readonly flow: false }

export function isBlock(node: YamlNode): node is BlockCollection {
  return (node.type === 'mapping' || node.type === 'sequence') && !node.flow
}

/** How many pairs or items a collection has. */
export function sizeOf(node: MappingNode | SequenceNode): number {
  return node.type === 'mapping' ? node.pairs.length : node.items.length
}

/** The names of the way from the root to where a node stands. */
export function pathOf(context: Context, node: YamlNode): readonly (string | number)[] {
  const parent = context.parentOf(node)
  if (!parent) return []
  const above = pathOf(context, parent.node)
  if (parent.part === 'item') return [...above, parent.index]
  const { key } = parent.node.pairs[parent.index]!
  return [...above, nameOf(context, key)]
}

export function nameOf(context: Context, key: YamlNode): string {
  const node = context.meaning.target(key)
  return node.type === 'scalar' ? node.text : context.text.slice(node.start, node.end)
}
