import type { Range } from '../text/source.js'
import { type Line, linesOf, readLine } from './line.js'
import { isStrongName } from './names.js'
import { hiddenParts, readValue, skipBlanks } from './value.js'

/** Keys whose value names what the value beside them is of: `- name: token`. */
const NAMES =
  /^(?:name|key|id|var|variable|env|field|param|parameter|header|attribute|attr|option|setting|property|prop|label|type|title|nombre|nom|nome|schluessel)$/i
/** Keys with that value. */
const VALUES =
  /^(?:value|val|values|content|contents|data|text|string|secret|plain|default|wert|inhalt|valor|valeur|waarde|v)$/i

interface Sibling {
  readonly isValue: boolean
  /** Behind its colon. */
  readonly start: number
  /** Of its line. */
  readonly lineStart: number
}

/** The keys of one mapping, as far as indentation tells. */
interface Group {
  readonly indent: number
  isSecret: boolean
  readonly siblings: Sibling[]
}

/** Values that the key beside them calls secret, in any order: `- name: token` with `value: ...` below it. */
export function findPairs(text: string): readonly Range[] {
  return [...blockPairs(text), ...flowPairs(text)]
}

function blockPairs(text: string): Range[] {
  const found: Range[] = []
  const live: Group[] = []
  const commented: Group[] = []
  for (const { start, end } of linesOf(text)) {
    const first = skipBlanks(text, start, end)
    if (first >= end) continue
    const isComment = text[first] === '#'
    const groups = isComment ? commented : live
    if (!isComment) closeTo(-1, commented, start, text, found)
    const line = readLine(text, start, end, isComment)
    if (!line.key) continue
    // A dash begins the next item.
    closeTo(line.column < line.indent ? line.column : line.indent, groups, start, text, found)
    join(groups, line, start, text)
  }
  closeTo(-1, commented, text.length, text, found)
  closeTo(-1, live, text.length, text, found)
  return found
}

/** Ends the groups that are deeper than a column. */
function closeTo(column: number, groups: Group[], end: number, text: string, found: Range[]): void {
  while ((groups.at(-1)?.indent ?? -1) > column) {
    const { isSecret, siblings } = groups.pop()!
    if (!isSecret) continue
    siblings.forEach(({ isValue, start }, index) => {
      if (isValue) found.push(...partsOf(text, { start, end: siblings[index + 1]?.lineStart ?? end }))
    })
  }
}

/** Deeper mappings are no list of settings. */
const DEEPEST = 50

function join(groups: Group[], line: Line, lineStart: number, text: string): void {
  const { name, after } = line.key!
  let group = groups.at(-1)
  if (group?.indent !== line.indent) {
    if (groups.length >= DEEPEST) return
    group = { indent: line.indent, isSecret: false, siblings: [] }
    groups.push(group)
  }
  if (NAMES.test(name) && namesSecret(text, after, line.end)) group.isSecret = true
  group.siblings.push({ isValue: VALUES.test(name), start: after, lineStart })
}

function namesSecret(text: string, from: number, end: number): boolean {
  const [part] = readValue(text, from, end, 'line').parts
  return part !== undefined && isSecretName(text.slice(part.start, Math.min(part.end, part.start + 100)))
}

/** A single word, or a few: `Secret Movies of the week` is the name of a collection. */
function isSecretName(name: string): boolean {
  return name.trim().split(/\s+/).length <= 3 && isStrongName(name.trim())
}

/** The lines of a value without its quotes and the sign of a block. */
function partsOf(text: string, { start, end }: Range): readonly Range[] {
  const parts: Range[] = []
  for (const line of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const from = start + line.index
    const value = readValue(text, from, from + line[0].length, 'line')
    for (const part of value.parts) parts.push(...hiddenParts(text, part, false))
  }
  return parts
}

const FLOW = /[{[][^{}[\]\r\n]{3,2000}[}\]]/g
const ENTRY =
  /\\*["']?([\p{L}\p{N}_.-]{1,40})\\*["']?\s*[:=]\s*(?:\\*"([^"\\]*)\\*"|'([^']*)'|([^\s,"'{}][^,{}]*))/gu
const TUPLE = /^\[\s*["']?([\p{L}\p{N}_ .-]{2,40})["']?\s*,\s*["']?([^,"'\]]+)["']?\s*\]$/u

function flowPairs(text: string): Range[] {
  const found: Range[] = []
  for (const flow of text.matchAll(FLOW)) {
    const tuple = TUPLE.exec(flow[0])
    if (tuple && isStrongName(tuple[1]!)) {
      const start = flow.index + flow[0].lastIndexOf(tuple[2]!)
      found.push(...hiddenParts(text, { start, end: start + tuple[2]!.length }, true))
    }
    const entries = [...flow[0].matchAll(ENTRY)].map((match) => {
      const value = match[2] ?? match[3] ?? match[4]!
      const start = flow.index + match.index + match[0].lastIndexOf(value)
      return { key: match[1]!, value, range: { start, end: start + value.length } }
    })
    if (!entries.some(({ key, value }) => NAMES.test(key) && isSecretName(value))) continue
    for (const { key, range } of entries) if (VALUES.test(key)) found.push(...hiddenParts(text, range, false))
  }
  return found
}
