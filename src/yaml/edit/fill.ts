import type { Edit } from '../../text/edit.js'
import type { YamlNode } from '../node.js'
import { clear } from './clear.js'
import { type Context, isBlock } from './context.js'
import { layoutAt } from './layout.js'
import { columnOf, lineBreakAt, lineEnd } from './lines.js'
import { insertion, replacement } from './plan.js'
import type { Layout } from './render.js'
import { entryStart, slotOf } from './slot.js'

/** Writes the lines of a block collection: the first without its indentation, the others with it. */
export type WriteBlock = (column: number, lineBreak: string, layout: Layout) => string

export const joinLines = (lines: readonly string[], column: number, lineBreak: string) =>
  lines.join(lineBreak + ' '.repeat(column))

/** The column of the key or dash a value belongs to; -1 for the root. */
export function columnAbove({ text, parentOf }: Context, node: YamlNode): number {
  const parent = parentOf(node)
  return parent ? columnOf(text, entryStart(text, parent.node, parent.index)) : -1
}

/** Ways to put a block collection where another value stands, for values outside brackets. */
export function fill(
  context: Context,
  node: YamlNode,
  kind: 'mapping' | 'sequence',
  write: WriteBlock,
): readonly (readonly Edit[])[] {
  const { text } = context
  const layout = layoutAt(context, node)
  const above = columnAbove(context, node)
  const parent = context.parentOf(node)
  const slot = slotOf(context, node)
  if (!parent && !isBlock(node) && slot.point <= 1) {
    const lineBreak = lineBreakAt(text, node.start)
    return [[replacement(node.start, node.end, write(columnOf(text, node.start), lineBreak, layout))]]
  }
  const cleared = clear(context, node, above)
  const lineBreak = lineBreakAt(text, cleared.line)
  if (parent?.part === 'item') {
    const beside = text.slice(node.end, lineEnd(text, node.end)).trim() !== ''
    const column = above + 2
    const lines = write(column, lineBreak, layout)
    const below = insertion(cleared.line, lineBreak + ' '.repeat(column) + lines)
    const compact = insertion(cleared.point, ` ${lines}`)
    return beside || slot.anchor
      ? [[...cleared.edits, below]]
      : [
          [...cleared.edits, compact],
          [...cleared.edits, below],
        ]
  }
  const column = !parent ? 0 : above + (kind === 'sequence' ? layout.dash : layout.step)
  const colon = slot.complete ? '' : `${lineBreak}${' '.repeat(above)}:`
  const lines = colon + lineBreak + ' '.repeat(column) + write(column, lineBreak, layout)
  return [[...cleared.edits, insertion(cleared.line, lines)]]
}
