import type { ConfigMap, ConfigValue } from './document.js'
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
    if (depth > MAX_KEY_DEPTH) return `\0? ${node.start}`
    if (node.type === 'alias') return `\0* ${node.start}`
    if (node.type === 'sequence') return `\0[${node.items.map((item) => part(item, depth)).join()}]`
    if (node.type === 'mapping')
      return `\0{${node.pairs
        .map((pair) => `${part(pair.key, depth)}:${part(pair.value, depth)}`)
        .sort()
        .join()}}`
    const { kind, value } = scalar(node)
    if (kind === 'string') return textIdentity(value as string)
    // PMM's reader takes a tagged key for unlike every other; only `=` is no tag where it is a key.
    if (kind === 'tagged') return node.tag ? `\0t ${node.start}` : textIdentity(value as string)
    if (value instanceof Date) return `\0d ${value.getTime()} ${node.text.length > 10}`
    return `\0n ${value === null ? 'null' : typeof value === 'bigint' ? value : Number(value)}`
  }

  const part = (node: YamlNode, depth: number) => JSON.stringify(identity(node, depth + 1))

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

  /** The way to the node that is looked into; only problems make a path of it. */
  const trail: (string | number)[] = []

  function collect(node: YamlNode, anchors: Map<string, YamlNode>): void {
    if (node.type === 'alias') {
      const found = anchors.get(node.name)
      if (!found) problems.push({ code: 'alias', at: node, detail: node.name, path: [...trail] })
      // PMM's reader takes an alias inside its own anchor for a blank value.
      else if (!open.has(found)) targets.set(node, found)
      return
    }
    if (node.anchor) anchors.set(node.anchor, node)
    if (!fitsTag(node))
      problems.push({ code: 'syntax', at: node, detail: 'BAD_COLLECTION_TYPE', path: [...trail] })
    if (node.type === 'scalar') {
      const { error } = scalar(node)
      if (error) problems.push({ code: 'impossible-value', at: node, detail: error, path: [...trail] })
      return
    }
    open.add(node)
    if (node.type === 'mapping') collectPairs(node, anchors)
    else
      for (const [index, item] of node.items.entries()) {
        trail.push(index)
        collect(item, anchors)
        trail.pop()
      }
    open.delete(node)
  }

  function collectPairs(node: MappingNode, anchors: Map<string, YamlNode>): void {
    const seen = new Map<string, YamlNode>()
    for (const { key, value } of node.pairs) {
      collect(key, anchors)
      trail.push(nameOf(key))
      const merge = isMergeKey(key)
      if (isNested(key)) problems.push({ code: 'syntax', at: key, detail: 'NESTED_KEY', path: [...trail] })
      const id = merge ? '\0<<' : identity(key)
      const related = seen.get(id)
      if (related)
        problems.push({ code: 'duplicate-key', at: key, path: [...trail], related, detail: nameOf(key) })
      collect(value, anchors)
      if (!related && !(merge && mergeSources(value).length === 0)) seen.set(id, key)
      if (merge && mergeSources(value).some((source) => source.type !== 'mapping'))
        problems.push({ code: 'merge', at: value, path: [...trail] })
      trail.pop()
    }
  }

  function mergeSources(value: YamlNode): readonly YamlNode[] {
    const node = target(value)
    return node.type === 'sequence' ? node.items.map(target) : [node]
  }

  function pairs(node: MappingNode): readonly ResolvedPair[] {
    // Of a mapping without merge keys they are made in no time, and asked for once or twice.
    if (!node.pairs.some(({ key }) => isMergeKey(key))) return node.pairs.map(unmerged)
    const known = pairsOf.get(node)
    if (known) return known
    pairsOf.set(node, [])
    const own = node.pairs.filter(({ key }) => !isMergeKey(key))
    const result = own.map(unmerged)
    const seen = new Set(own.map(({ key }) => identity(key)))
    for (const { key, value } of node.pairs) if (isMergeKey(key)) merge(mergeSources(value), seen, result)
    pairsOf.set(node, result)
    return result
  }

  /** Spelled out: spreading the pairs takes several times as long, and every key of a file comes here. */
  const unmerged = ({ key, value }: Pair): ResolvedPair => ({ key, value, name: nameOf(key), merged: false })

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

  if (root) collect(root, new Map())
  return { problems, scalar, target, pairs, value }
}

/** Nearly all keys are texts: they are themselves, and whatever is none begins with a NUL. */
const textIdentity = (text: string) => (text.charCodeAt(0) === 0 ? `\0s ${text}` : text)

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
