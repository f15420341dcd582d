import type { YamlNode } from '../node.js'
import type { Context } from './context.js'
import { type NewEntry, planEntry } from './entry.js'
import { joinLines } from './fill.js'
import { literal, type Plan, type Refusal, refuse } from './plan.js'
import { findKey } from './rename.js'
import { inline, inlinePair, itemLines, pairLines } from './render.js'
import type { EditValue } from './value.js'

export function planInsertPair(
  context: Context,
  parent: YamlNode,
  name: string,
  value: EditValue,
  index?: number,
): Plan | Refusal {
  if (parent.type === 'mapping' && findKey(context, parent.pairs, name))
    return refuse(`there is a key "${name}" in it already`)
  const entry: NewEntry = {
    block: (column, lineBreak, layout) => joinLines(pairLines(name, value, layout), column, lineBreak),
    flow: inlinePair(name, value, context.version),
    expected: { pair: { key: literal(name), value: literal(value) } },
  }
  return planEntry(context, parent, entry, index)
}

export function planInsertItem(
  context: Context,
  parent: YamlNode,
  value: EditValue,
  index: number,
): Plan | Refusal {
  const entry: NewEntry = {
    block: (column, lineBreak, layout) => joinLines(itemLines(value, layout), column, lineBreak),
    flow: inline(value, 'flow value', context.version),
    expected: { item: literal(value) },
  }
  return planEntry(context, parent, entry, index)
}
