import type { Edit } from '../../text/edit.js'
import type { ScalarNode, YamlNode } from '../node.js'
import { clear, clearTag } from './clear.js'
import { type Context, inFlow, isBlock } from './context.js'
import { columnAbove } from './fill.js'
import { lineBreakAt } from './lines.js'
import { deletion, insertion, replacement } from './plan.js'
import { slotOf } from './slot.js'

/** Ways to put text on one line where another value stands. */
export function putInline(
  context: Context,
  node: YamlNode,
  texts: readonly string[],
  keepTag: boolean,
): readonly (readonly Edit[])[] {
  if (node.start === node.end) return texts.map((text) => fillBlank(context, node, text, keepTag))
  if (isBlock(node) || isBlockScalarIn(context, node)) {
    const { edits, point } = clear(context, node, columnAbove(context, node))
    return texts.map((text) => [...edits, insertion(point, ` ${text}`)])
  }
  const tag = keepTag ? [] : dropTag(context, node)
  const after = context.text[node.end] === '#' ? ' ' : ''
  const replaced = (text: string) => [...tag, replacement(node.start, node.end, text + after)]
  const glued = context.text[node.start - 1] === ':' && inFlow(context, node)
  return [...texts.map(replaced), ...(glued ? texts.map((text) => replaced(` ${text}`)) : [])]
}

function isBlockScalarIn({ text }: Context, node: YamlNode): node is ScalarNode {
  return node.type === 'scalar' && (text[node.start] === '|' || text[node.start] === '>')
}

/** A blank value stands just behind its colon, whatever spaces follow; comments keep their distance. */
function fillBlank(context: Context, node: YamlNode, value: string, keepTag: boolean): readonly Edit[] {
  const { text } = context
  const slot = slotOf(context, node)
  const point = keepTag ? node.start : slot.point
  const tag = keepTag ? [] : clearTag(text, slot, false)
  const above = Math.max(columnAbove(context, node), 0)
  if (!slot.complete && node.anchor === undefined)
    return inFlow(context, node)
      ? [insertion(point, `: ${value}`)]
      : [insertion(point, `${lineBreakAt(text, point)}${' '.repeat(above)}: ${value}`)]
  if (tag.length === 0 && /^ (?:[ \t]*(?:[\r\n]|$)|[,\]}])/.test(text.slice(point)))
    return [insertion(point + 1, value)]
  return [...tag, insertion(point, point === 0 ? value : ` ${value}`)]
}

function dropTag(context: Context, node: YamlNode): readonly Edit[] {
  const { tag } = slotOf(context, node)
  if (!tag) return []
  const spaces = /^ */.exec(context.text.slice(tag.end, node.start))![0].length
  return [deletion(tag.start, tag.end + spaces)]
}
