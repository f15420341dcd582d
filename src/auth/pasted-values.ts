import { createSource } from '../text/source.js'
import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import type { KeyNames } from './pasted-keys.js'
import { tablesIn, tidy } from './pasted-text.js'
import { readAsWritten } from './patch.js'

/** The values of one block, by their keys. */
export type Block = Readonly<Record<string, string>>

/** What a text holds for a service, or the other service that it is named for. */
export type Found =
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'foreign'; readonly service: string }

interface Sought {
  readonly service: string
  /** Other services whose blocks look alike. */
  readonly others: readonly string[]
  readonly names: KeyNames
  /** Keys without which a block is none. */
  readonly needed: readonly string[]
}

type Pair = readonly [key: string, value: string]

/** Finds the values of a service in a text: in its tree where it is YAML or JSON, else line by line. */
export function findBlocks(text: string, sought: Sought): Found {
  const { yaml, lines } = tidy(text)
  const document = readAsWritten(createSource('', yaml))
  const tree = document.problems.length === 0 ? fromTree(document, sought) : undefined
  if (tree && isWhole(tree, sought)) return tree
  return fromLines(lines, sought)
}

const isWhole = (found: Found, { needed }: Sought) =>
  found.kind === 'foreign' || (found.blocks.length > 0 && needed.every((key) => key in found.blocks[0]!))

/** In a whole config other services have such keys, too. */
function fromTree(document: ConfigDocument, { service, others, names }: Sought): Found {
  const own = document.at([service])
  const isNamed = own !== undefined && document.entries(own).length > 0
  const pairs = (at: NodeRef | undefined) => [...pairsBelow(document, at, names)]
  const foreign = others.find((one) => {
    const at = document.at([one])
    return at !== undefined && pairs(at).some(([key]) => isToken(key))
  })
  if (!isNamed && foreign) return { kind: 'foreign', service: foreign }
  return { kind: 'blocks', blocks: blocksOf(pairs(isNamed ? own : undefined)) }
}

function* pairsBelow(document: ConfigDocument, at: NodeRef | undefined, { keyOf }: KeyNames): Iterable<Pair> {
  for (const { name, value } of below(document, at)) {
    const scalar = document.scalar(value)
    const text = scalar && scalar.kind !== 'null' ? bare(scalar.text) : ''
    const key = keyOf(name)
    if (key !== undefined && text !== '') yield [key, text]
  }
}

function* below(document: ConfigDocument, ref: NodeRef | undefined): Iterable<Entry> {
  if (!ref) return yield* document.walk()
  for (const entry of document.entries(ref)) {
    // What an alias stands for may hold the alias.
    if (entry.merged || document.raw(entry.value).startsWith('*')) continue
    yield entry
    yield* below(document, entry.value)
  }
}

const isToken = (key: string) => /token$/.test(key)

function fromLines(text: string, sought: Sought): Found {
  const { service, others, names } = sought
  const lines = text.replace(/^[ >]*#.*$/gm, '')
  const parts = partsOf(lines, [service, ...others])
  const own = parts.filter((part) => part.service === service)
  const foreign = parts.find(
    (part) => others.includes(part.service ?? '') && pairsIn(part.text, names).some(([key]) => isToken(key)),
  )
  const mine = own.length > 0 ? own : parts.filter((part) => part.service === undefined)
  const blocks = blocksOf(mine.flatMap((part) => pairsIn(part.text, names)))
  const hasTokens = blocks.some((block) => Object.keys(block).some(isToken))
  if (!hasTokens && own.length === 0) {
    const other = foreign?.service ?? others.find((one) => variableFor(one).test(lines))
    if (other) return { kind: 'foreign', service: other }
  }
  return { kind: 'blocks', blocks }
}

const variableFor = (service: string) => new RegExp(`\\b(?:kometa|pmm)_${service}_\\w*token\\b`, 'i')

interface Part {
  /** Nothing in front of the first name of a service. */
  readonly service?: string
  readonly text: string
}

/** A text cut where it names a service, as `trakt:` or `"mal": {`. */
function partsOf(text: string, services: readonly string[]): readonly Part[] {
  const heads = [
    ...text.matchAll(new RegExp(`(?<![\\w./-])["']?(${services.join('|')})["']?[ \\t]*:(?!//)`, 'gi')),
  ]
  const first = heads[0]?.index ?? text.length
  return [
    { text: text.slice(0, first) },
    ...heads.map((head, index) => ({
      service: head[1]!.toLowerCase(),
      text: text.slice(head.index + head[0].length, heads[index + 1]?.index ?? text.length),
    })),
  ]
}

function pairsIn(text: string, { keyOf, pattern }: KeyNames): readonly Pair[] {
  const all = `${text}\n${tablesIn(text, keyOf)}`
  return [...all.matchAll(pattern)].flatMap(([, name, beside, below]): readonly Pair[] => {
    const key = keyOf(name!)
    const value = bare(beside ?? below ?? '')
    const isNone = value === '' || /^(?:null|none|nil)$/i.test(value) || keyOf(value) !== undefined
    return key === undefined || isNone ? [] : [[key, value]]
  })
}

/** A key that comes again with another value begins another block. */
function blocksOf(pairs: readonly Pair[]): readonly Block[] {
  const blocks: Record<string, string>[] = []
  for (const [key, value] of pairs) {
    const last = blocks.at(-1)
    if (last?.[key] === undefined && last) last[key] = value
    else if (last?.[key] !== value) blocks.push({ [key]: value })
  }
  return blocks
}

const bare = (value: string) =>
  value
    .trim()
    .replace(/[,;|]+$/, '')
    .replace(/^["'`]|["'`]$/g, '')
    .trim()
