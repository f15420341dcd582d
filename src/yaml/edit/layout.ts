import type { MappingNode, YamlNode } from '../node.js'
import { type Context, isBlock } from './context.js'
import { columnOf } from './lines.js'
import type { Layout } from './render.js'

/** How the file is laid out around a node: as its own children, else those further out, else the whole file. */
export function layoutAt(context: Context, node: YamlNode): Layout {
  const found: { step?: number; dash?: number } = {}
  for (let at: YamlNode | undefined = node; at; at = context.parentOf(at)?.node) {
    learn(context, at, found)
    const parent = context.parentOf(at)
    if (parent?.part === 'value') learnFrom(context, parent.node, at, found)
  }
  if (context.root && (found.step === undefined || found.dash === undefined))
    learnAll(context, context.root, found)
  const step = found.step ?? 2
  return { step, dash: found.dash ?? step, version: context.version }
}

type Found = { step?: number; dash?: number }

function learn(context: Context, node: YamlNode, found: Found): void {
  if (node.type === 'mapping' && !node.flow)
    for (const { value } of node.pairs) learnFrom(context, node, value, found)
}

function learnFrom({ text }: Context, mapping: MappingNode, value: YamlNode, found: Found): void {
  if (mapping.flow || !isBlock(value)) return
  const columns = columnOf(text, value.start) - columnOf(text, mapping.start)
  if (value.type === 'sequence') found.dash ??= columns
  else if (columns > 0) found.step ??= columns
}

function learnAll(context: Context, node: YamlNode, found: Found): void {
  learn(context, node, found)
  if (found.step !== undefined && found.dash !== undefined) return
  const children =
    node.type === 'mapping'
      ? node.pairs.map(({ value }) => value)
      : node.type === 'sequence'
        ? node.items
        : []
  for (const child of children) learnAll(context, child, found)
}
