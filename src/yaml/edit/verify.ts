import { applyEdits, type Edit, overlaps } from '../../text/edit.js'
import type { YamlNode } from '../node.js'
import type { Problem } from '../problem.js'
import { readText } from '../read-text.js'
import { type Resolution, resolve } from '../resolve.js'
import type { Context } from './context.js'
import type { Change, Expected, ExpectedPair } from './plan.js'
import { isValue } from './spell.js'
import { isSectioned, touchedPart } from './touched.js'
import { type EditValue, isList, isScalar } from './value.js'

/**
 * Reads the text as it would be after the edits, and compares it with what was meant. Nothing says what is
 * wrong: a way that changes more than it should is not worth explaining, as long as another one does not.
 */
export function isSound(
  context: Context,
  problems: readonly Problem[],
  edits: readonly Edit[],
  change: Change,
): boolean {
  if (edits.some((a, index) => edits.slice(index + 1).some((b) => overlaps(a.range, b.range)))) return false
  const part = context.sections.length > 0 && touchedPart(context, edits, change)
  const text = part ? part.text : applyEdits(context.text, edits)
  const reading = readText(text)
  const { root } = reading
  if (reading.version !== context.version) return false
  const meaning = resolve(text, root, reading.version)
  if (hasNew(problems, [...reading.problems, ...meaning.problems])) return false
  if (part) return isSectioned(text, root) && isAsMeant(context, change, { pairs: part.pairs }, root, meaning)
  if (!context.root) return root !== undefined
  return isAsMeant(context, change, context.root, root, meaning)
}

function hasNew(before: readonly Problem[], after: readonly Problem[]): boolean {
  const left = new Map<string, number>()
  for (const { code } of before) left.set(code, (left.get(code) ?? 0) + 1)
  return after.some(({ code }) => {
    const count = left.get(code) ?? 0
    left.set(code, count - 1)
    return count === 0
  })
}

function isAsMeant(
  context: Context,
  change: Change,
  expected: Expected,
  root: YamlNode | undefined,
  meaning: Resolution,
): boolean {
  /** Where each node of the old tree stands in the new one. */
  const moved = new Map<YamlNode, YamlNode>()
  const aliases: (() => boolean)[] = []

  function same(expected: Expected, node: YamlNode): boolean {
    if ('literal' in expected) return isLiteral(expected.literal, node, meaning)
    if (expected.type !== undefined) return sameNode(expected, node)
    return 'pairs' in expected ? samePairs(expected.pairs, node) : sameItems(expected.items, node)
  }

  function sameNode(old: YamlNode, node: YamlNode): boolean {
    moved.set(old, node)
    const value = change.values?.get(old)
    if (value) return old.anchor === node.anchor && same(value, node)
    if (old.type === 'alias') {
      aliases.push(() => {
        const target = context.meaning.target(old)
        if (node.type !== 'alias' || node.name !== old.name) return false
        return (
          (moved.get(target) ?? target) === meaning.target(node) ||
          (target === old && meaning.target(node) === node)
        )
      })
      return node.type === 'alias'
    }
    if (old.tag !== node.tag || old.anchor !== node.anchor) return false
    if (old.type === 'mapping') return samePairs(change.pairs?.get(old) ?? old.pairs, node)
    if (old.type === 'sequence') return sameItems(change.items?.get(old) ?? old.items, node)
    if (node.type !== 'scalar' || old.text !== node.text) return false
    return context.meaning.scalar(old).kind === meaning.scalar(node).kind
  }

  function samePairs(pairs: readonly ExpectedPair[], node: YamlNode): boolean {
    if (node.type !== 'mapping' || pairs.length !== node.pairs.length) return false
    return pairs.every(({ key, value }, index) => {
      const found = node.pairs[index]!
      return same(key, found.key) && same(value, found.value)
    })
  }

  function sameItems(items: readonly Expected[], node: YamlNode): boolean {
    if (node.type !== 'sequence' || items.length !== node.items.length) return false
    return items.every((item, index) => same(item, node.items[index]!))
  }

  if (!root) {
    const left = context.root && change.values?.get(context.root)
    return left !== undefined && 'literal' in left && left.literal === null
  }
  return same(expected, root) && aliases.every((alias) => alias())
}

function isLiteral(value: EditValue, node: YamlNode, meaning: Resolution): boolean {
  if (node.type === 'alias') return false
  if (isScalar(value)) return node.type === 'scalar' && isValue(meaning.scalar(node), value)
  if (isList(value))
    return (
      node.type === 'sequence' &&
      node.items.length === value.length &&
      value.every((item, index) => isLiteral(item, node.items[index]!, meaning))
    )
  const entries = Object.entries(value)
  return (
    node.type === 'mapping' &&
    node.pairs.length === entries.length &&
    entries.every(([key, inner], index) => {
      const pair = node.pairs[index]!
      return isLiteral(key, pair.key, meaning) && isLiteral(inner, pair.value, meaning)
    })
  )
}
