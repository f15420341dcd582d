import type { Edit } from '../../text/edit.js'
import type { ScalarNode, YamlNode } from '../node.js'
import { type Context, isBlock } from './context.js'
import { lineEnd, lineStart, previousLineEnd } from './lines.js'
import { deletion, replacement } from './plan.js'
import { type Slot, slotOf } from './slot.js'
import { bodyEnd } from './span.js'

export function isBlockScalar(node: YamlNode): node is ScalarNode {
  return node.type === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

/** Where the `|` or `>` of a block scalar ends with what belongs to it. */
export function headerEnd(text: string, node: ScalarNode): number {
  return node.start + /^[|>][-+0-9]*/.exec(text.slice(node.start, node.start + 3))![0].length
}

/** What is left when a value was taken out of its place. */
export interface Cleared {
  readonly edits: readonly Edit[]
  /** Where a value on the same line may be put in. */
  readonly point: number
  /** The end of the line that the lines of a block collection may follow. */
  readonly line: number
}

/**
 * Takes a value out of its place, its tag too: the anchor stays, and so do the comments that do not stand
 * inside the value. `column` is that of its key or dash.
 */
export function clear(context: Context, node: YamlNode, column: number): Cleared {
  const { text } = context
  const slot = slotOf(context, node)
  const { point } = slot
  const sameLine = lineStart(text, node.start) === lineStart(text, point)
  const tag = (swallowed: boolean) => clearTag(text, slot, swallowed)
  if (node.start === node.end) return { edits: tag(false), point, line: lineEnd(text, node.end) }
  if (isBlock(node)) {
    const end = bodyEnd(text, node, column)
    if (sameLine) return { edits: [...tag(true), deletion(point, end)], point, line: end }
    const from = previousLineEnd(text, node.start)!
    return { edits: [...tag(false), deletion(from, end)], point, line: lineEnd(text, point) }
  }
  if (isBlockScalar(node)) {
    const header = headerEnd(text, node)
    const line = lineEnd(text, header)
    const rest = deletion(line, Math.max(line, node.end))
    const start = sameLine ? point : node.start
    return { edits: [...tag(sameLine), keepComment(text, start, header), rest], point, line }
  }
  const line = lineEnd(text, node.end)
  if (sameLine) return { edits: [...tag(true), keepComment(text, point, node.end)], point, line }
  const from = previousLineEnd(text, node.start)!
  return { edits: [...tag(false), deletion(from, node.end)], point, line }
}

/** Takes out the tag, unless the deletion that begins behind the anchor does. */
export function clearTag(text: string, { anchor, tag, point }: Slot, swallowed: boolean): readonly Edit[] {
  if (!tag) return []
  if (anchor && tag.start < anchor.start) return [deletion(tag.start, anchor.start)]
  if (swallowed) return []
  return [deletion(/^ *$/.test(text.slice(point, tag.start)) ? point : tag.start, tag.end)]
}

/** A comment must not be glued to what stands in front of it. */
function keepComment(text: string, start: number, end: number): Edit {
  return text[end] === '#' ? replacement(start, end, ' ') : deletion(start, end)
}
