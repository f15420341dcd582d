import type { MappingNode, SequenceNode, YamlNode } from '../node.js'
import { type Context, nameOf } from './context.js'
import { type NewEntry, planEntry } from './entry.js'
import { columnOf, lineStart, startsLine } from './lines.js'
import { type Expected, isRefusal, literal, type Plan, type Refusal, refuse } from './plan.js'
import { flowTail, planRemove } from './remove.js'
import { findKey, planRename } from './rename.js'
import { entryStart, slotOf } from './slot.js'
import { leadStart, spanEnd } from './span.js'
import { spell } from './spell.js'

/** Takes a pair with its lines, comments included, to the end of another mapping. */
export function planMove(context: Context, value: YamlNode, target: YamlNode, name?: string): Plan | Refusal {
  const from = context.parentOf(value)
  if (from?.part !== 'value') return refuse('it has no key of its own')
  const { key } = from.node.pairs[from.index]!
  const newName = name ?? nameOf(context, key)
  if (target === from.node)
    return newName === nameOf(context, key) ? { change: {}, ways: [[]] } : planRename(context, key, newName)
  for (let at: YamlNode | undefined = target; at; at = context.parentOf(at)?.node)
    if (at === value) return refuse('the place for it is inside of it')
  if (target.type === 'mapping' && findKey(context, target.pairs, newName))
    return refuse(`there is a key "${newName}" there already`)
  if (name !== undefined && context.isAliased(key))
    return refuse(`its anchor "&${key.anchor}" is used elsewhere`)
  const removed = planRemove(context, value, true)
  if (isRefusal(removed)) return removed
  const expectedKey: Expected = name === undefined ? key : literal(name)
  const keyText =
    name === undefined
      ? context.text.slice(entryStart(context.text, from.node, from.index), key.end)
      : spell(name, 'key', context.version, key.type === 'scalar' ? key.style : 'plain')
  const entry: NewEntry = {
    block: from.node.flow
      ? () => `${keyText}:${valueText(context, value)}${flowComment(context, from.node, from.index)}`
      : (column) => rewritten(context, value, name === undefined ? undefined : keyText, column),
    flow: fitsBrackets(context, value) ? `${keyText}:${valueText(context, value)}` : undefined,
    expected: { pair: { key: expectedKey, value } },
  }
  const placed = planEntry(context, target, entry)
  if (isRefusal(placed)) return placed
  return {
    change: {
      values: new Map([...(removed.change.values ?? []), ...(placed.change.values ?? [])]),
      pairs: new Map([...(removed.change.pairs ?? []), ...(placed.change.pairs ?? [])]),
    },
    ways: placed.ways.flatMap((put) => removed.ways.map((taken) => [...put, ...taken])),
  }
}

/** A value as it stands, with its anchor and tag, and a space in front unless it is blank. */
function valueText(context: Context, value: YamlNode): string {
  const text = context.text.slice(slotOf(context, value).head, value.end).trim()
  return text === '' ? '' : ` ${text}`
}

/** The comment beside a pair in brackets, with a space in front. */
function flowComment({ text }: Context, node: MappingNode | SequenceNode, index: number): string {
  const { behind, past } = flowTail(text, node, index)
  const comment = text.slice(behind, past).trim()
  return comment === '' ? '' : ` ${comment}`
}

/** In brackets there is no place for lines of their own, nor for comments. */
function fitsBrackets(context: Context, value: YamlNode): boolean {
  const { text } = context
  const { node, index } = context.parentOf(value)!
  if (/[\r\n]/.test(valueText(context, value))) return false
  if (node.flow) return flowComment(context, node, index) === ''
  const start = entryStart(text, node, index)
  return (
    leadStart(text, start) === lineStart(text, start) &&
    !text.slice(value.end, spanEnd(text, node, index)).trim()
  )
}

/** The lines of a block pair with the comments above it, moved to another column. */
export function rewritten(
  context: Context,
  value: YamlNode,
  keyText: string | undefined,
  column: number,
): string {
  const { text } = context
  const from = context.parentOf(value)!
  const parent = from.node
  const start = entryStart(text, parent, from.index)
  const end = spanEnd(text, parent, from.index)
  const own = columnOf(text, start)
  const { key } = (parent as { readonly pairs: readonly { readonly key: YamlNode }[] }).pairs[from.index]!
  const lead = leadStart(text, start)
  const comments = startsLine(text, start) ? text.slice(lead, lineStart(text, start)).trimStart() : ''
  const pair =
    keyText === undefined
      ? text.slice(start, end)
      : text.slice(start, key.start) + keyText + text.slice(key.end, end)
  return shift(comments === '' ? pair : `${comments}${' '.repeat(own)}${pair}`, column - own)
}

/** Moves all lines but the first; lines with nothing in them stay so. */
function shift(lines: string, columns: number): string {
  return lines.replace(
    /(\r\n|\n|\r(?!\n))( *)(?=([\r\n]|$)?)/g,
    (_, lineBreak: string, spaces: string, end) => {
      if (spaces === '' && end !== undefined) return lineBreak
      return lineBreak + ' '.repeat(Math.max(0, spaces.length + columns))
    },
  )
}
