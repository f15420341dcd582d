import type { ConfigMap, ConfigValue, Path } from './document.js'
import type { MappingNode, Pair, ScalarNode, SequenceNode, YamlNode } from './node.js'
import type { Problem } from './problem.js'
import { type ResolvedScalar, resolvePlain, resolveTagged, type YamlVersion } from './scalar.js'

/** A pair as PMM sees it once merge keys are worked in. */
interface ResolvedPair extends Pair {
  readonly name: string
  readonly merged: boolean
}

export interface Resolution {
  readonly problems: readonly Problem[]
  scalar(node: ScalarNode): ResolvedScalar
  /** The node an alias stands for; every other node is itself. */
  target(node: YamlNode): YamlNode
  pairs(node: MappingNode): readonly ResolvedPair[]
  value(node: YamlNode): ConfigValue
}

/** Merged keys of one file at most: merges of merges grow without bound. */
const MAX_MERGED = 50_000

/** Keys that are collections are compared so far down; aliases could make them grow without bound. */
const MAX_KEY_DEPTH = 3

/** Gives meaning to a tree: scalars, aliases, merge keys and repeated keys as ruamel.yaml takes them. */
export function resolve(text: string, root: YamlNode | undefined, version: YamlVersion): Resolution {
  const problems: Problem[] = []
  const targets = new Map<YamlNode, YamlNode>()
  const pairsOf = new Map<MappingNode, readonly ResolvedPair[]>()
  const values = new Map<YamlNode, ConfigValue>()
  /** The collections that are being looked into. */
  const open = new Set<YamlNode>()
  let mergedCount = 0

  const scalar = (node: ScalarNode): ResolvedScalar => {
    if (node.tag) return resolveTagged(node.text, node.tag, version)
    return node.style === 'plain' ? resolvePlain(node.text, version) : { kind: 'string', value: node.text }
  }
  const target = (node: YamlNode): YamlNode => targets.get(node) ?? node

  /** Two keys are one when Python holds them for equal: `1`, `1.0` and `true` are, `1` and `"1"` are not. */
  function identity(key: YamlNode, depth = 0): string {
    const node = target(key)
    if (depth > MAX_KEY_DEPTH) return `? ${node.start}`
    if (node.type === 'alias') return `* ${node.start}`
    if (node.type === 'sequence') return `[${node.items.map((item) => identity(item, depth + 1)).join()}]`
    if (node.type === 'mapping')
      return `{${node.pairs
        .map((pair) => `${identity(pair.key, depth + 1)}:${identity(pair.value, depth + 1)}`)
        .sort()
        .join()}}`
    const { kind, value } = scalar(node)
    if (kind === 'string') return `s ${value}`
    // PMM's reader takes a tagged key for unlike every other; only `=` is no tag where it is a key.
    if (kind === 'tagged') return node.tag ? `t ${node.start}` : `s ${value}`
    if (value instanceof Date) return `d ${value.getTime()} ${node.text.length > 10}`
    return `n ${value === null ? 'null' : typeof value === 'bigint' ? value : Number(value)}`
  }

  /** A list or mapping that is a key must hold plain values only, or Python cannot look it up. */
  function isNested(key: YamlNode): boolean {
    const node = target(key)
    if (node.type === 'sequence') return node.items.some((item) => !isLeaf(item))
    return node.type === 'mapping' && node.pairs.some((pair) => !isLeaf(pair.value))
  }

  const isLeaf = (node: YamlNode) => ['scalar', 'alias'].includes(target(node).type)

  function nameOf(key: YamlNode): string {
    const node = target(key)
    return node.type === 'scalar' ? node.text : text.slice(node.start, node.end)
  }

  function collect(node: YamlNode, path: Path, anchors: Map<string, YamlNode>): void {
    if (node.type === 'alias') {
      const found = anchors.get(node.name)
      if (!found) problems.push({ code: 'alias', at: node, detail: node.name, path })
      // PMM's reader takes an alias inside its own anchor for a blank value.
      else if (!open.has(found)) targets.set(node, found)
      return
    }
    if (node.anchor) anchors.set(node.anchor, node)
    if (!fitsTag(node)) problems.push({ code: 'syntax', at: node, detail: 'BAD_COLLECTION_TYPE', path })
    if (node.type === 'scalar') {
      const { error } = scalar(node)
      if (error) problems.push({ code: 'impossible-value', at: node, detail: error, path })
      return
    }
    open.add(node)
    if (node.type === 'mapping') collectPairs(node, path, anchors)
    else for (const [index, item] of node.items.entries()) collect(item, [...path, index], anchors)
    open.delete(node)
  }

  function collectPairs(node: MappingNode, path: Path, anchors: Map<string, YamlNode>): void {
    const seen = new Map<string, YamlNode>()
    for (const { key, value } of node.pairs) {
      collect(key, path, anchors)
      const keyPath = [...path, nameOf(key)]
      const merge = isMergeKey(key)
      if (isNested(key)) problems.push({ code: 'syntax', at: key, detail: 'NESTED_KEY', path: keyPath })
      const id = merge ? '<<' : identity(key)
      const first = seen.get(id)
      if (first)
        problems.push({ code: 'duplicate-key', at: key, path: keyPath, related: first, detail: nameOf(key) })
      collect(value, keyPath, anchors)
      if (!first && !(merge && mergeSources(value).length === 0)) seen.set(id, key)
      if (merge && mergeSources(value).some((source) => source.type !== 'mapping'))
        problems.push({ code: 'merge', at: value, path: keyPath })
    }
  }

  function mergeSources(value: YamlNode): readonly YamlNode[] {
    const node = target(value)
    return node.type === 'sequence' ? node.items.map(target) : [node]
  }

  function pairs(node: MappingNode): readonly ResolvedPair[] {
    const known = pairsOf.get(node)
    if (known) return known
    pairsOf.set(node, [])
    const own = node.pairs.filter(({ key }) => !isMergeKey(key))
    // Spelled out: spreading the pairs takes several times as long, and every key of a file comes here.
    const result = own.map(
      ({ key, value }): ResolvedPair => ({ key, value, name: nameOf(key), merged: false }),
    )
    if (own.length < node.pairs.length) {
      const seen = new Set(own.map(({ key }) => identity(key)))
      for (const { key, value } of node.pairs) if (isMergeKey(key)) merge(mergeSources(value), seen, result)
    }
    pairsOf.set(node, result)
    return result
  }

  function merge(sources: readonly YamlNode[], seen: Set<string>, result: ResolvedPair[]): void {
    for (const source of sources) {
      if (source.type !== 'mapping') continue
      for (const pair of pairs(source)) {
        const id = identity(pair.key)
        if (seen.has(id) || ++mergedCount > MAX_MERGED) continue
        seen.add(id)
        result.push({ ...pair, merged: true })
      }
    }
  }

  function value(node: YamlNode): ConfigValue {
    const at = target(node)
    if (at.type === 'alias') return null
    if (at.type === 'scalar') return scalar(at).value
    const known = values.get(at)
    if (known !== undefined) return known
    const made = make(at)
    values.set(at, made)
    return made
  }

  function make(node: MappingNode | SequenceNode): ConfigValue {
    // Noted before its content is made: an alias inside itself must find something.
    if (node.type === 'sequence') {
      const list: ConfigValue[] = []
      values.set(node, list)
      for (const item of node.items) list.push(value(item))
      return list
    }
    const map: Record<string, ConfigValue> = Object.create(null)
    values.set(node, map as ConfigMap)
    for (const pair of pairs(node)) if (!(pair.name in map)) map[pair.name] = value(pair.value)
    return map as ConfigMap
  }

  if (root) collect(root, [], new Map())
  return { problems, scalar, target, pairs, value }
}

const MERGE_TAG = /^(?:!!merge|!<tag:yaml\.org,2002:merge>)$/

function isMergeKey(key: YamlNode): boolean {
  if (key.type !== 'scalar') return false
  if (key.tag && key.tag !== '!') return MERGE_TAG.test(key.tag)
  return key.text === '<<' && (key.style === 'plain' || key.tag === '!')
}

const CORE_TAG =
  /^(?:!!|!<tag:yaml\.org,2002:)(int|float|bool|null|timestamp|binary|seq|map|set|omap|pairs)>?$/

/** Whether a node is of the kind that one of YAML's own tags says. */
function fitsTag(node: YamlNode): boolean {
  const name = node.tag && CORE_TAG.exec(node.tag)?.[1]
  if (!name) return true
  if (name === 'map' || name === 'set') return node.type === 'mapping'
  if (name === 'seq' || name === 'omap' || name === 'pairs') return node.type === 'sequence'
  return node.type === 'scalar'
}
