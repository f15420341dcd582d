import type { Edit } from '../../text/edit.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { type Context, sizeOf } from './context.js'
import { lineEnd, lineStart, nextLine, previousLineEnd, skipGap, startsLine } from './lines.js'
import { type Change, deletion, literal, type Plan, type Refusal, refuse } from './plan.js'
import { entryEnd, entryStart, isBracketed, slotOf } from './slot.js'
import { leadStart, spanEnd } from './span.js'

/** Removes a pair or an item with the comment beside it; with `lead`, also the comments that stand above it. */
export function planRemove(context: Context, value: YamlNode, lead = false): Plan | Refusal {
  const parent = context.parentOf(value)
  if (!parent) return refuse('it is the whole file')
  if (parent.part === 'key') return refuse('it is a key')
  const { node, index } = parent
  if (node.flow && !isBracketed(context.text, node)) return refuse('it is a pair in brackets without braces')
  return {
    change: without(node, index),
    ways: node.flow ? flowWays(context, node, index) : blockWays(context, node, index, lead),
  }
}

function without(node: MappingNode | SequenceNode, index: number): Change {
  if (!node.flow && sizeOf(node) === 1) return { values: new Map([[node, literal(null)]]) }
  return node.type === 'mapping'
    ? { pairs: new Map([[node, node.pairs.toSpliced(index, 1)]]) }
    : { items: new Map([[node, node.items.toSpliced(index, 1)]]) }
}

function blockWays(
  context: Context,
  node: MappingNode | SequenceNode,
  index: number,
  lead: boolean,
): readonly (readonly Edit[])[] {
  const { text } = context
  const start = entryStart(text, node, index)
  const end = spanEnd(text, node, index)
  if (startsLine(text, start)) {
    const from = lead ? leadStart(text, start) : lineStart(text, start)
    const to = nextLine(text, end)
    const before = previousLineEnd(text, from)
    // Blank lines behind it would become part of a block scalar in front of it.
    const blanks = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(to))![0].length
    const ways = [[deletion(from, to)], [deletion(from, to + blanks)]]
    // A file whose last line has no line break keeps it that way; and with the line break in front instead of
    // the one behind, something may be inserted at the end of the line.
    const instead = before === undefined ? [] : [[deletion(before, end)]]
    return to === end ? [...instead, ...ways] : [...ways, ...instead]
  }
  if (index + 1 < sizeOf(node)) {
    // What follows moves up behind the dash, first of all the comments above it.
    const blanks = /^[\s\ufeff]*/.exec(text.slice(end))![0].length
    return [[deletion(start, end + blanks)]]
  }
  const { point } = slotOf(context, node)
  return [[deletion(point, end)]]
}

function flowWays(
  context: Context,
  node: MappingNode | SequenceNode,
  index: number,
): readonly (readonly Edit[])[] {
  const { text } = context
  const start = entryStart(text, node, index)
  const end = entryEnd(node, index)
  const { behind, past } = flowTail(text, node, index)
  const hasComment = (from: number, to: number) => text.slice(from, to).includes('#')
  if (sizeOf(node) === 1) {
    const clean = !hasComment(node.start + 1, start) && !hasComment(past, node.end)
    return [...(clean ? [[deletion(node.start + 1, node.end - 1)]] : []), [deletion(start, past)]]
  }
  const ownLine = startsLine(text, start) && past === lineEnd(text, past)
  const line = ownLine ? [deletion(lineStart(text, start), nextLine(text, past))] : undefined
  if (index + 1 === sizeOf(node)) {
    const before = entryEnd(node, index - 1)
    const way = hasComment(before, start) ? line : [deletion(before, hasComment(behind, past) ? past : end)]
    return [...(way ? [way] : []), [deletion(start, past)]]
  }
  if (line) return [line]
  const next = entryStart(text, node, index + 1)
  return [[deletion(start, hasComment(past, next) ? past : next)]]
}

/** Where a pair or item in brackets ends with its comma, and where with the comment beside it. */
export function flowTail(
  text: string,
  node: MappingNode | SequenceNode,
  index: number,
): { readonly behind: number; readonly past: number } {
  const end = entryEnd(node, index)
  const comma = skipGap(text, end)
  const behind = text[comma] === ',' ? comma + 1 : end
  return { behind, past: withComment(text, behind) }
}

/** The end of the comment that stands beside something, where there is one. */
function withComment(text: string, at: number): number {
  const end = lineEnd(text, at)
  return /^[ \t]*(?:#|$)/.test(text.slice(at, end)) ? end : at
}
