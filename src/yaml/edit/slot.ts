import type { Range } from '../../text/source.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import type { Context } from './context.js'
import { skipGap } from './lines.js'

/** Where a pair or an item begins: at its `?`, `-`, anchor or tag, else at the key or value itself. */
export function entryStart(text: string, node: MappingNode | SequenceNode, index: number): number {
  if (index > 0) {
    const at = skipGap(text, entryEnd(node, index - 1))
    return node.flow ? skipGap(text, at + 1) : at
  }
  // In `[a: b]` the mapping has no braces of its own.
  return node.flow && isBracketed(text, node) ? skipGap(text, node.start + 1) : node.start
}

/** Where a pair or an item ends, without the comment beside it. */
export function entryEnd(node: MappingNode | SequenceNode, index: number): number {
  return node.type === 'mapping' ? node.pairs[index]!.value.end : node.items[index]!.end
}

export function isBracketed(text: string, node: MappingNode | SequenceNode): boolean {
  return node.type === 'sequence' || text[node.start] === '{'
}

/** The place a value stands in. */
export interface Slot {
  /** Behind the colon or dash; where the value begins for what has neither. */
  readonly head: number
  /** The pair has its colon, or needs none. */
  readonly complete: boolean
  readonly anchor?: Range
  readonly tag?: Range
  /** Where a value without a tag would begin: behind the anchor, else the head. */
  readonly point: number
}

export function slotOf(context: Context, node: YamlNode): Slot {
  const { head, complete } = headOf(context, node)
  const { text } = context
  let anchor: Range | undefined
  let tag: Range | undefined
  for (let at = skipGap(text, head); at < node.start; at = skipGap(text, at)) {
    const start = at
    if (text[at] === '&' && node.anchor !== undefined) {
      at += 1 + node.anchor.length
      anchor = { start, end: at }
    } else if (text[at] === '!' && node.tag !== undefined) {
      at += node.tag.length
      tag = { start, end: at }
    } else break
  }
  return {
    head,
    complete,
    ...(anchor ? { anchor } : {}),
    ...(tag ? { tag } : {}),
    point: anchor?.end ?? head,
  }
}

function headOf({ text, parentOf }: Context, node: YamlNode): { head: number; complete: boolean } {
  const parent = parentOf(node)
  if (!parent) {
    const marker = /^\ufeff?(?:[ \t]*(?:#.*|%.*)?(?:\r\n|\n|\r))*---/.exec(text.slice(0, node.start))
    return { head: marker ? marker[0].length : text.charCodeAt(0) === 0xfeff ? 1 : 0, complete: true }
  }
  if (parent.part === 'item') {
    const start = entryStart(text, parent.node, parent.index)
    return { head: parent.node.flow ? start : start + 1, complete: true }
  }
  const { key } = parent.node.pairs[parent.index]!
  if (parent.part === 'key') return { head: entryStart(text, parent.node, parent.index), complete: true }
  const colon = skipGap(text, key.end)
  const complete = text[colon] === ':' && colon < node.end
  return { head: complete ? colon + 1 : key.end, complete }
}
