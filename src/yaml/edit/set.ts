import type { Edit } from '../../text/edit.js'
import type { YamlNode } from '../node.js'
import { resolvePlain, resolveTagged } from '../scalar.js'
import { clear, isBlockScalar } from './clear.js'
import { type Context, inFlow, isBlock, sizeOf } from './context.js'
import { columnAbove, fill, joinLines, type WriteBlock } from './fill.js'
import { putInline } from './inline.js'
import { layoutAt } from './layout.js'
import { columnOf, lineBreakAt } from './lines.js'
import { putBlockScalar } from './literal.js'
import { literal, type Plan, type Refusal, refuse, replacement } from './plan.js'
import { bodyLines, inline } from './render.js'
import { bodyEnd } from './span.js'
import { isValue, spellings } from './spell.js'
import { type EditScalar, type EditValue, isEmpty, isList, isScalar } from './value.js'

export function planSet(context: Context, node: YamlNode, value: EditValue): Plan | Refusal {
  if (context.parentOf(node)?.part === 'key') return refuse('it is a key')
  return { change: { values: new Map([[node, literal(value)]]) }, ways: waysToSet(context, node, value) }
}

function waysToSet(context: Context, node: YamlNode, value: EditValue): readonly (readonly Edit[])[] {
  const flow = inFlow(context, node)
  if (value === null && !flow && context.parentOf(node))
    return [clear(context, node, columnAbove(context, node)).edits]
  if (isScalar(value)) return scalarWays(context, node, value)
  const text = inline(value, flow ? 'flow value' : 'value', context.version)
  const collection = node.type === 'mapping' || node.type === 'sequence'
  const sameKind = collection && isList(value) === (node.type === 'sequence')
  if (flow || isEmpty(value) || (collection && node.flow && sizeOf(node) > 0))
    return putInline(context, node, [text], sameKind)
  const write: WriteBlock = (column, lineBreak, layout) =>
    joinLines(bodyLines(value, layout), column, lineBreak)
  const ways = fill(context, node, isList(value) ? 'sequence' : 'mapping', write)
  return isBlock(node) && sameKind ? [inPlace(context, node, write), ...ways] : ways
}

function scalarWays(context: Context, node: YamlNode, value: EditScalar): readonly (readonly Edit[])[] {
  const spot = inFlow(context, node) ? 'flow value' : 'value'
  const style = node.type === 'scalar' ? node.style : 'plain'
  const texts = spellings(value, spot, context.version, style)
  const ways = putInline(context, node, texts, keepsTag(context, node, value))
  const block = typeof value === 'string' && isBlockScalar(node) && putBlockScalar(context, node, value)
  return block ? [block, ...ways] : ways
}

/** A tag stays where it changes nothing: `!!str` in front of a text, not `!env_var`. */
function keepsTag({ version }: Context, node: YamlNode, value: EditScalar): boolean {
  const { tag } = node
  if (tag === undefined) return true
  if (node.type !== 'scalar' || isBlockScalar(node)) return false
  return isValue(resolveTagged(String(value ?? ''), tag, version), value) && sameUntagged(value, tag)
}

/** With `!` alone a text in quotes is read as if it had none. */
function sameUntagged(value: EditScalar, tag: string): boolean {
  return tag !== '!' || typeof value !== 'string' || resolvePlain(value).kind === 'string'
}

function inPlace(context: Context, node: YamlNode, write: WriteBlock): readonly Edit[] {
  const { text } = context
  const end = bodyEnd(text, node, columnAbove(context, node))
  const lines = write(columnOf(text, node.start), lineBreakAt(text, node.start), layoutAt(context, node))
  return [replacement(node.start, end, lines)]
}
