import { isLeftOver } from '../../schema/left-over.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'

/**
 * Whether a value only stands for one: a text such as `(redacted)`, or what YAML makes of one in square brackets
 * or braces, a list or mapping of such words.
 */
export function isStandIn(document: ConfigDocument, ref: NodeRef): boolean {
  const scalar = document.scalar(ref)
  if (scalar) return scalar.kind === 'string' && isLeftOver(scalar.text)
  const items = document.items(ref)
  if (items.length > 0) return items.every((item) => isStandIn(document, item) || isWord(document, item))
  const entries = document.entries(ref)
  return (
    document.raw(ref).startsWith('{') &&
    entries.length === 1 &&
    entries.every(({ name, value }) => isLeftOver(name) && document.scalar(value)?.kind === 'null')
  )
}

/** Words that are a remark only in brackets: a scope may be called private. */
function isWord(document: ConfigDocument, item: NodeRef): boolean {
  return /^(?:private|secret|confidential|sensitive)$/i.test(document.scalar(item)?.text ?? '')
}
