import { applyEdits, type Edit } from '../../text/edit.js'
import type { Range } from '../../text/source.js'
import type { ConfigDocument } from '../document.js'
import type { MappingNode, Pair, YamlNode } from '../node.js'
import type { Context } from './context.js'
import { lineStart } from './lines.js'
import type { Change, ExpectedPair } from './plan.js'

/** A pair of a mapping with its lines, up to the next one's. */
export interface Section extends Range {
  readonly pair: Pair
}

/** What edits touch, as a document of its own. */
export interface Part {
  readonly pairs: readonly ExpectedPair[]
  /** With the edits made. */
  readonly text: string
}

/** What ends a document, or says how it is to be read. */
const MARKER = /^(?:---|\.\.\.|%)/m

/** What lets a part of a text mean something else than it does there: names for tags, a second byte order mark. */
const ABOUT_ALL = /^\ufeff?%|[\s\S]\ufeff/m

/**
 * The root's sections, where nothing that is written in one can change what another one means: keys in column 1
 * of one document, without anchors. Where there is any doubt there are none.
 */
export function rootSections(
  { source: { text }, version }: ConfigDocument,
  root: YamlNode | undefined,
): readonly Section[] {
  const sections = version === '1.2' ? sectionsOf(text, root, text.length) : []
  const isAtEdge = sections.every(({ start, pair }) => pair.key.start === start)
  return isAtEdge && !MARKER.test(text.slice(sections[0]?.start)) && !ABOUT_ALL.test(text) ? sections : []
}

/**
 * What has to be read to judge edits, where that is not the whole text: a config has dozens of sections and
 * libraries, and a repair touches one or two of them.
 */
export function touchedPart(
  { text, sections }: Pick<Context, 'text' | 'sections'>,
  edits: readonly Edit[],
  change: Change,
): Part | undefined {
  if (edits.length === 0 || edits.some(({ range }) => range.start <= sections[0]!.start)) return undefined
  const touched = narrow(text, sections, edits, changed(change))
  if (!touched) return undefined
  const old = touched.lines.map(({ start, end }) => text.slice(start, end)).join('')
  const part = applyEdits(old, moved(edits, touched.lines))
  return MARKER.test(part) ? undefined : { pairs: touched.pairs, text: part }
}

/** Whether a tree is one of root sections. */
export function isSectioned(text: string, root: YamlNode | undefined): root is MappingNode {
  return (
    root?.type === 'mapping' &&
    !root.flow &&
    root.pairs.every(({ key }) => lineStart(text, key.start) === key.start)
  )
}

interface Touched {
  readonly pairs: readonly ExpectedPair[]
  readonly lines: readonly Range[]
}

/**
 * The pairs that edits touch, with what leads to them. Where one is changed at its very edge, or in the blanks
 * before the next key, its neighbour is taken along: what is left out has the same around it as before.
 */
function narrow(
  text: string,
  sections: readonly Section[],
  edits: readonly Edit[],
  nodes: readonly YamlNode[],
): Touched | undefined {
  const touched = touchedBy(text, sections, edits)
  if (!nodes.every((node) => touched.some(({ pair }) => holds(pair, node)))) return undefined
  const [only] = touched
  const inner = touched.length === 1 ? innerSections(text, only!) : []
  const [first] = inner
  const isInside = first && edits.every(({ range }) => range.start > first.pair.key.start)
  const deeper = isInside && narrow(text, inner, edits, nodes)
  if (!deeper) return { pairs: touched.map(({ pair }) => pair), lines: touched }
  return {
    pairs: [{ key: only!.pair.key, value: { pairs: deeper.pairs } }],
    lines: [{ start: only!.start, end: first!.start }, ...deeper.lines],
  }
}

/** The sections that edits touch. There may be thousands of either. */
function touchedBy(text: string, sections: readonly Section[], edits: readonly Edit[]): readonly Section[] {
  const found = new Set<number>()
  const endOf = (index: number) => sections[index + 1]?.pair.key.start ?? text.length
  for (const { range } of edits) {
    let index = firstEnding(sections.length, endOf, range.start)
    for (; index < sections.length && sections[index]!.start <= range.end; index++) found.add(index)
  }
  return [...found].toSorted((a, b) => a - b).map((index) => sections[index]!)
}

/** The first that ends at an offset or behind it. */
function firstEnding(count: number, endOf: (index: number) => number, offset: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}

const inside = new WeakMap<Section, readonly Section[]>()

function innerSections(text: string, section: Section): readonly Section[] {
  const known = inside.get(section) ?? sectionsOf(text, section.pair.value, section.end)
  inside.set(section, known)
  return known
}

/** The pairs of a mapping that ends where it is said, each on lines of its own. */
function sectionsOf(text: string, node: YamlNode | undefined, end: number): readonly Section[] {
  if (node?.type !== 'mapping' || node.flow || node.tag !== undefined) return []
  const starts = node.pairs.map(({ key }) => lineStart(text, key.start))
  const isIndented = node.pairs.every(({ key }, index) => /^ *$/.test(text.slice(starts[index], key.start)))
  if (!isIndented) return []
  return node.pairs.map((pair, index) => ({ start: starts[index]!, end: starts[index + 1] ?? end, pair }))
}

/** The edits of a text as those of some of its lines, put together. */
function moved(edits: readonly Edit[], lines: readonly Range[]): readonly Edit[] {
  let length = 0
  const shifts = lines.map(({ start, end }) => {
    const shift = length - start
    length += end - start
    return { end, shift }
  })
  return edits.map(({ range, text }) => {
    const { shift } = shifts.find(({ end }) => range.start <= end)!
    return { range: { start: range.start + shift, end: range.end + shift }, text }
  })
}

const changed = ({ values, pairs, items }: Change): readonly YamlNode[] => [
  ...(values?.keys() ?? []),
  ...(pairs?.keys() ?? []),
  ...(items?.keys() ?? []),
]

/** Its own key is none of it: whether two keys are the same is a question to all pairs beside it. */
const holds = ({ key, value }: Pair, node: YamlNode) =>
  node !== key && node.start >= key.end && node.end <= Math.max(value.end, key.end)
