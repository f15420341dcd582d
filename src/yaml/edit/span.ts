import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { isBlock } from './context.js'
import { columnOf, lineEnd, lineStart, nextLine, previousLineEnd, startsLine } from './lines.js'
import { entryEnd, entryStart } from './slot.js'

const MODELINE = /^[ \t]*#[ \t]*(?:yaml-language-server:|-\*-|vim?:)/

/** Where a block pair or item ends with what belongs to it: the comment beside it, and those inside it. */
export function spanEnd(text: string, node: MappingNode | SequenceNode, index: number): number {
  const value = node.type === 'mapping' ? node.pairs[index]!.value : node.items[index]!
  return bodyEnd(text, value, columnOf(text, entryStart(text, node, index)), entryEnd(node, index))
}

/** The same for a value whose key or dash is in the given column. */
export function bodyEnd(text: string, value: YamlNode, column: number, end = value.end): number {
  const last = lineEnd(text, end)
  return isBlock(value) ? innerComments(text, last, column) : last
}

/** Comment lines that are indented further than a key belong to its section, whatever follows them. */
function innerComments(text: string, from: number, column: number): number {
  let end = from
  for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at))
    const comment = /^( *)#/.exec(line)
    if (comment && comment[1]!.length > column) end = at + line.length
    else if (comment || line.trim() !== '') break
  }
  return end
}

/**
 * Where the next key goes behind a pair: people put `#` in front of items of a list to switch them off, in
 * whatever column, and those stay with the list.
 */
export function placeBehind(text: string, node: MappingNode | SequenceNode, index: number): number {
  let end = spanEnd(text, node, index)
  const value = node.type === 'mapping' ? node.pairs[index]!.value : undefined
  if (value?.type !== 'sequence' || !isBlock(value)) return end
  const column = columnOf(text, entryStart(text, node, index))
  let dash: number | undefined
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at))
    const [lead, item] = /^ *#[# ]*(- )?/.exec(line) ?? []
    if (lead === undefined) break
    if (item && lead.length - 2 >= column) dash = lead.length - 2
    else if (dash === undefined || lead.length <= dash) break
    end = at + line.length
  }
  return end
}

/**
 * Where a pair or item on a line of its own begins with the comment lines that belong to it: directly above,
 * in its column. A comment at the top of the file belongs to the file, an editor's modeline too.
 */
export function leadStart(text: string, start: number): number {
  if (!startsLine(text, start)) return start
  const column = columnOf(text, start)
  let lead = lineStart(text, start)
  for (;;) {
    const end = previousLineEnd(text, lead)
    if (end === undefined) return lead < lineStart(text, start) ? lineStart(text, start) : lead
    const from = lineStart(text, end)
    const line = text.slice(from, end)
    if (!/^ *#/.test(line) || line.indexOf('#') !== column || MODELINE.test(line)) return lead
    lead = from
  }
}
