import type { ConfigDocument, NodeRef } from '../../../src/yaml/document.js'

/** Every value of a document where it stands, without those behind aliases: keys' values and list items. */
export function places(document: ConfigDocument): readonly NodeRef[] {
  const found: NodeRef[] = []
  const visit = (ref: NodeRef) => {
    if (document.raw(ref).startsWith('*')) return
    for (const { value, merged } of document.entries(ref)) {
      if (merged) continue
      found.push(value)
      visit(value)
    }
    for (const item of document.items(ref)) {
      found.push(item)
      visit(item)
    }
  }
  const root = document.at([])
  if (root) visit(root)
  return found
}

/** The comments of a text: what begins with `#` outside of every scalar. */
export function comments(document: ConfigDocument, within = { start: 0, end: Infinity }): readonly string[] {
  const { text } = document.source
  let masked = text
  const mask = (ref: NodeRef) => {
    const { start, end } = document.range(ref)
    masked = masked.slice(0, start) + masked.slice(start, end).replace(/#/g, '.') + masked.slice(end)
  }
  const visit = (ref: NodeRef) => {
    const raw = document.raw(ref)
    if (document.shape(ref) === 'scalar' || raw.startsWith('*')) return mask(ref)
    for (const { key, value, merged } of document.entries(ref)) {
      if (merged) continue
      mask(key)
      visit(value)
    }
    document.items(ref).forEach(visit)
  }
  const root = document.at([])
  if (root) visit(root)
  return [...masked.matchAll(/#[^\r\n]*/g)]
    .filter(({ index }) => index >= within.start && index < within.end)
    .map(([comment]) => comment)
}
