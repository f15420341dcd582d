import { applyEdits, type Edit } from '../../text/edit.js'
import { editsOf, revise, startRevision } from '../../text/revision.js'
import type { Range } from '../../text/source.js'
import type { ConfigDocument, ConfigValue } from '../document.js'
import { readText } from '../read-text.js'
import { resolve } from '../resolve.js'
import { inShort } from './in-short.js'
import { type Refusal, refuse } from './plan.js'

/** Far more rounds than a file has kinds of trouble; each takes all tabs that are found in one reading. */
const ROUNDS = 50

/**
 * Edits that put spaces in the place of the tabs that stop PMM: of those that indent lines, or of the others.
 * How wide a tab was meant to be shows in what fits together: where two widths fit and mean different things
 * nobody can tell, unless one of them alone is likely.
 */
export function planUntab(
  { source: { text } }: ConfigDocument,
  indentation: boolean,
  isLikely: (value: ConfigValue) => boolean,
): readonly Edit[] | Refusal {
  if (!indentation)
    return replaceAll(text, (found) => between(found)) ?? refuse('other tabs come up behind them')
  const results = new Map<string, Result>()
  for (const width of new Set([stepOf(text), 2, 4, 8])) {
    const edits = replaceAll(text, (found) => indented(found, width))
    if (!edits) continue
    const fresh = applyEdits(text, edits)
    const reading = readText(fresh)
    const { value } = resolve(fresh, reading.root, reading.version)
    const whole = reading.root ? value(reading.root) : null
    if (!reading.problems.some(({ code }) => code === 'syntax'))
      keepFirst(results, inShort(whole), { edits, isLikely: isLikely(whole) })
  }
  const all = [...results.values()]
  const likely = all.filter((one) => one.isLikely)
  const [chosen, ...others] = likely.length > 0 ? likely : all
  if (!chosen) return refuse('the lines do not fit together, however wide a tab is')
  return others.length === 0 ? chosen.edits : refuse('the lines fit together in more than one way')
}

interface Result {
  readonly edits: readonly Edit[]
  readonly isLikely: boolean
}

/** Of widths that come to the same, the one that is tried first is nicest. */
function keepFirst<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (!map.has(key)) map.set(key, value)
}

interface Found {
  readonly text: string
  /** The blanks around the tab. */
  readonly start: number
  readonly end: number
  readonly lineStart: number
}

/** Works in rounds, since a reader may stumble over one tab and not see the next. */
function replaceAll(
  original: string,
  replace: (found: Found) => Edit | undefined,
): readonly Edit[] | undefined {
  let revision = startRevision(original)
  for (let round = 0; round < ROUNDS; round++) {
    const { text } = revision
    const edits = findTabs(text).flatMap((one) => replace(one) ?? [])
    if (edits.length === 0) return editsOf(revision)
    revision = revise(revision, edits)
  }
  return undefined
}

/** The stretches of blanks with a tab that stops PMM, in the order of the text. */
function findTabs(text: string): readonly Found[] {
  const tabs = readText(text).problems.flatMap(({ places = [] }) => places)
  const found: Found[] = []
  let lineStart = 0
  let counted = 0
  for (const at of tabs.toSorted((a, b) => a - b)) {
    if (at < (found.at(-1)?.end ?? 0)) continue
    for (; counted < at; counted++) if (text[counted] === '\n') lineStart = counted + 1
    found.push({ text, lineStart, ...around(text, at) })
  }
  return found
}

function around(text: string, at: number): Range {
  let [start, end] = [at, at]
  while (/[ \t]/.test(text[start - 1] ?? '')) start--
  while (/[ \t]/.test(text[end] ?? '')) end++
  return { start, end }
}

function between({ text, start, end, lineStart }: Found): Edit | undefined {
  if (start === lineStart) return undefined
  const isLast = /[\r\n]|^$/.test(text[end] ?? '')
  const spaces = text.slice(start, end).replaceAll('\t', ' ')
  return { range: { start, end }, text: isLast ? '' : spaces }
}

/** Tabs lead to the next multiple of their width. */
function indented({ text, start, end, lineStart }: Found, width: number): Edit | undefined {
  if (start !== lineStart) return undefined
  let column = 0
  for (const blank of text.slice(start, end)) column += blank === '\t' ? width - (column % width) : 1
  return { range: { start, end }, text: ' '.repeat(column) }
}

/** By how much the file's own lines are indented below the root. */
function stepOf(text: string): number {
  return /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2
}
