import type { Edit } from '../../text/edit.js'
import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { type Context, inFlow, sizeOf } from './context.js'
import { fill, type WriteBlock } from './fill.js'
import { putInline } from './inline.js'
import { layoutAt } from './layout.js'
import { columnOf, lineBreakAt, lineStart, skipGap, startsLine } from './lines.js'
import {
  type Change,
  type Expected,
  type ExpectedPair,
  insertion,
  type Plan,
  type Refusal,
  refuse,
} from './plan.js'
import { entryEnd, entryStart, isBracketed } from './slot.js'
import { leadStart, placeBehind } from './span.js'

/** A pair or item that is to be put into a collection, in both ways of writing one. */
export interface NewEntry {
  /** With its key or dash. */
  readonly block: WriteBlock
  /** Without the commas; nothing where it cannot stand in brackets. */
  readonly flow: string | undefined
  readonly expected: { readonly pair: ExpectedPair } | { readonly item: Expected }
}

/** Puts an entry in front of the one with the given number, or behind the last. */
export function planEntry(
  context: Context,
  parent: YamlNode,
  entry: NewEntry,
  index?: number,
): Plan | Refusal {
  const kind = 'pair' in entry.expected ? 'mapping' : 'sequence'
  if (parent.type === 'alias') return refuse('it stands for nothing')
  if (parent.type === 'scalar') {
    if (parent.tag !== undefined || context.meaning.scalar(parent).kind !== 'null')
      return refuse(`it is a single value, not a ${kind === 'mapping' ? 'mapping' : 'list'}`)
    return {
      change: { values: new Map([[parent, alone(entry)]]) },
      ways: fillWays(context, parent, entry, kind),
    }
  }
  if (parent.type !== kind) return refuse(`it is a ${parent.type === 'mapping' ? 'mapping' : 'list'}`)
  const at = Math.min(index ?? sizeOf(parent), sizeOf(parent))
  const change = grown(parent, entry, at)
  if (!parent.flow) return blockPlan(context, parent, entry, at, change)
  if (!isBracketed(context.text, parent)) return refuse('it is a pair in brackets without braces')
  if (entry.flow === undefined && (sizeOf(parent) > 0 || inFlow(context, parent))) return refuse(NO_BRACKETS)
  const ways = flowWays(context, parent, entry, at)
  const empty = sizeOf(parent) === 0 && /^.\s*.$/.test(context.text.slice(parent.start, parent.end))
  return {
    change,
    ways: empty && !inFlow(context, parent) ? [...fill(context, parent, kind, entry.block), ...ways] : ways,
  }
}

const NO_BRACKETS = 'its lines and comments have no place between brackets'

function alone({ expected }: NewEntry): Expected {
  return 'pair' in expected ? { pairs: [expected.pair] } : { items: [expected.item] }
}

function fillWays(
  context: Context,
  parent: YamlNode,
  entry: NewEntry,
  kind: 'mapping' | 'sequence',
): readonly (readonly Edit[])[] {
  if (!inFlow(context, parent)) return fill(context, parent, kind, entry.block)
  if (entry.flow === undefined) return []
  return putInline(context, parent, [kind === 'mapping' ? `{${entry.flow}}` : `[${entry.flow}]`], true)
}

function grown(parent: MappingNode | SequenceNode, { expected }: NewEntry, at: number): Change {
  if (parent.type === 'mapping' && 'pair' in expected)
    return {
      pairs: new Map([[parent, (parent.pairs as readonly ExpectedPair[]).toSpliced(at, 0, expected.pair)]]),
    }
  if (parent.type === 'sequence' && 'item' in expected)
    return {
      items: new Map([[parent, (parent.items as readonly Expected[]).toSpliced(at, 0, expected.item)]]),
    }
  return {}
}

function blockPlan(
  context: Context,
  parent: MappingNode | SequenceNode,
  entry: NewEntry,
  at: number,
  change: Change,
): Plan | Refusal {
  const { text } = context
  const column = columnOf(text, parent.start)
  if (text.slice(lineStart(text, parent.start), parent.start).includes('\t'))
    return refuse('its lines are indented with tabs')
  const layout = layoutAt(context, parent)
  const pad = ' '.repeat(column)
  const lines = (lineBreak: string) => entry.block(column, lineBreak, layout)
  if (at === 0) {
    const start = entryStart(text, parent, 0)
    const lineBreak = lineBreakAt(text, start)
    const point = leadStart(text, start)
    const before = startsLine(text, start)
      ? pad + lines(lineBreak) + lineBreak
      : lines(lineBreak) + lineBreak + pad
    return { change, ways: [[insertion(point, before)]] }
  }
  const end = placeBehind(text, parent, at - 1)
  const lineBreak = lineBreakAt(text, end)
  const behind = [insertion(end, lineBreak + pad + lines(lineBreak))]
  // Blank lines at the end of a block scalar may belong to it: then the next thing that follows is the place.
  const next = skipGap(text, end)
  const far = next < text.length ? leadStart(text, next) : next
  const early = far === next && !startsLine(text, next)
  const last = /[\r\n]$/.test(text.slice(0, far)) ? '' : lineBreak
  return {
    change,
    ways: early ? [behind] : [behind, [insertion(far, last + pad + lines(lineBreak) + lineBreak)]],
  }
}

function flowWays(
  context: Context,
  parent: MappingNode | SequenceNode,
  { flow }: NewEntry,
  at: number,
): readonly (readonly Edit[])[] {
  const { text } = context
  if (flow === undefined) return []
  if (sizeOf(parent) === 0) return [[insertion(parent.start + 1, flow)]]
  if (at === 0) return [[insertion(entryStart(text, parent, 0), `${flow}, `)]]
  const end = entryEnd(parent, at - 1)
  return [[insertion(end, `, ${flow}`)], [insertion(end, ` , ${flow}`)]]
}
