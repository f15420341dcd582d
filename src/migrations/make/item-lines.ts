import type { ConfigDocument, NodeRef } from '../../yaml/document.js'

/** The lines of an item of a list, with their line breaks. */
export interface ItemLines {
  readonly start: number
  readonly end: number
  /** The comment lines directly above it, in the column of its dash. */
  readonly lead: string
  readonly body: string
}

/**
 * The items of a list that stands in lines: what they hold can be written elsewhere as it is, comments
 * included. Nothing for a list in brackets, or where an anchor would be there twice.
 */
export function itemLines(document: ConfigDocument, list: NodeRef): readonly ItemLines[] | undefined {
  const { text } = document.source
  const lines: ItemLines[] = []
  for (const item of document.items(list)) {
    const { start, end } = document.range(item)
    const from = text.lastIndexOf('\n', start - 1) + 1
    const dash = /^( *)- +$/.exec(text.slice(from, start))?.[1]
    const next = text.indexOf('\n', Math.max(end - 1, start))
    const body = text.slice(from, next < 0 ? text.length : next + 1)
    if (dash === undefined || next < 0 || /[&*]\w/.test(body)) return undefined
    const above = new RegExp(`(?:(?<=^|\\n)${dash}#[^\\n]*\\n)*$`).exec(text.slice(0, from))![0]
    lines.push({ start: from - above.length, end: next + 1, lead: above, body })
  }
  return lines
}
