import type { Edit } from '../../text/edit.js'
import type { ScalarNode } from '../node.js'
import { headerEnd } from './clear.js'
import type { Context } from './context.js'
import { columnAbove } from './fill.js'
import { lineBreakAt, lineEnd, nextLine } from './lines.js'
import { replacement } from './plan.js'

const KEPT = /^[^\s#][^\t\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*$/

/**
 * New text in a block scalar, at the indentation of the old: only where its looks say plainly what it is, so
 * not for text with blank lines at its ends, and for folded text only where there is nothing to fold.
 */
export function putBlockScalar(
  context: Context,
  node: ScalarNode,
  value: string,
): readonly Edit[] | undefined {
  const { text } = context
  const body = value.replace(/\n$/, '')
  if (!KEPT.test(body) || body.endsWith('\n') || / (?:\n|$)/.test(body)) return undefined
  if (node.style === 'folded' && body.includes('\n')) return undefined
  const header = headerEnd(text, node)
  const first = nextLine(text, node.start)
  const old = /^(?: *(?:\r\n|\n|\r))* */.exec(text.slice(first, node.end))![0].replace(/.*[\r\n]/s, '')
  const digit = /[1-9]/.test(text.slice(node.start, header))
  if (digit || node.end <= first) return undefined
  const column = old.length || columnAbove(context, node) + 2
  const lineBreak = lineBreakAt(text, node.start)
  const lines = body
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(column) + line))
    .join(lineBreak)
  const sign = text[node.start]! + (value.endsWith('\n') ? '' : '-')
  const sameHeader = sign === text.slice(node.start, header)
  const written = replacement(lineEnd(text, node.start), node.end, lineBreak + lines)
  return sameHeader ? [written] : [replacement(node.start, header, sign), written]
}
