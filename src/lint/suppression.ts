import { matches } from '../rules/pattern.js'
import type { Suppression } from '../rules/suppression.js'
import { createCoverage } from '../text/coverage.js'
import type { Range, Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'

/** On a line of its own, or behind a value: then it is about the key of its own line. */
const COMMENT = /^(\ufeff?[ \t]*|[^\n#]*[ \t])(# *pmm-config-ignore\b[: ]*)(.*)$/gm

/**
 * Finds the suppressions of a text by its lines, so that they work in a file that does not parse as well.
 * A line inside a text value is no comment, whatever it looks like.
 */
export function findSuppressions(document: ConfigDocument): readonly Suppression[] {
  const { source } = document
  if (!source.text.includes('pmm-config-ignore')) return []
  const texts = createCoverage(multiLineTexts(document))
  const below = createCovers(source)
  return [...source.text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index + match[1]!.length
    if (texts.meets({ start, end: start })) return []
    const end = match.index + match[0].trimEnd().length
    const [names = '', ...reason] = match[3]!.trimEnd().split(/\s--?\s+|^--?\s*|\s--$/)
    const at = start + match[2]!.length
    return [
      {
        at: { start, end },
        rules: ruleNames(names, at),
        reason: reason.join(' -- ').trim(),
        covers: below(end, match[1]!.trim() === ''),
        silenced: new Set(),
      },
    ]
  })
}

/** Suppressions of one stretch, and those around it. */
interface Group {
  readonly covers: Range
  readonly members: Suppression[]
  readonly parent: Group | undefined
  /** Whether one of them names a rule, by rule. */
  readonly names: Map<string, boolean>
}

/** Whether a rule is silenced at an offset, by any of them; each remembers that it was what did it. */
export function createSilencer(
  suppressions: readonly Suppression[],
): (rule: string, offset: number) => boolean {
  const groups = groupByPlace(suppressions)
  const isNamed = ({ members, names }: Group, rule: string): boolean => {
    const known = names.get(rule)
    if (known !== undefined) return known
    let found = false
    for (const { rules, silenced } of members)
      for (const { id } of rules) {
        if (!matches(id, rule)) continue
        silenced.add(id)
        found = true
      }
    names.set(rule, found)
    return found
  }
  return (rule, offset) => {
    let silenced = false
    let group = groups[lastAtOrBefore(groups, offset)]
    for (; group; group = group.parent) if (offset < group.covers.end && isNamed(group, rule)) silenced = true
    return silenced
  }
}

function groupByPlace(suppressions: readonly Suppression[]): readonly Group[] {
  const covering = suppressions.flatMap((one) => (one.covers ? [{ ...one, covers: one.covers }] : []))
  const groups: Group[] = []
  const open: Group[] = []
  for (const one of covering.toSorted(
    (a, b) => a.covers.start - b.covers.start || b.covers.end - a.covers.end,
  )) {
    const { start, end } = one.covers
    const last = groups.at(-1)
    if (last?.covers.start === start && last.covers.end === end) {
      last.members.push(one)
      continue
    }
    while (open.length > 0 && open.at(-1)!.covers.end <= start) open.pop()
    const group = { covers: one.covers, members: [one], parent: open.at(-1), names: new Map() }
    groups.push(group)
    open.push(group)
  }
  return groups
}

function lastAtOrBefore(groups: readonly Group[], offset: number): number {
  let low = 0
  let high = groups.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (groups[middle]!.covers.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function ruleNames(text: string, offset: number): { id: string; at: Range }[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    at: { start: offset + match.index, end: offset + match.index + match[0].length },
  }))
}

/** Where texts of several lines stand: what looks like a comment there is none. */
export function multiLineTexts(document: ConfigDocument): Range[] {
  const ranges: Range[] = []
  for (const { value } of document.walk())
    for (const ref of [value, ...document.items(value)])
      if (document.scalar(ref)?.raw.includes('\n')) ranges.push(document.range(ref))
  return ranges
}

/** Says which lines belong to the key below a comment. Each line is looked at once, however many comments ask. */
function createCovers(source: Source): (after: number, isAlone: boolean) => Range | undefined {
  const last = source.position(source.text.length).line
  /** By line: the first from there on that is neither blank nor a comment. */
  const content: number[] = []
  content[last + 1] = last + 1
  for (let line = last; line > 0; line--)
    content[line] = /^\s*(?:#.*)?$/.test(source.line(line)) ? content[line + 1]! : line
  const known = new Map<number, Range>()
  return (after, isAlone) => {
    const first = source.position(after).line + (isAlone ? 1 : 0)
    const line = content[first] ?? last + 1
    if (line > last) return undefined
    const found = known.get(line) ?? block(source, line, last, content)
    known.set(line, found)
    return found
  }
}

/** A line with all lines below that are indented further. */
function block(source: Source, line: number, last: number, content: readonly number[]): Range {
  const column = indentation(source.line(line))
  const isItem = /^\s*-(?:\s|$)/.test(source.line(line))
  let end = line
  for (let next = content[line + 1]!; next <= last; next = content[next + 1]!) {
    const text = source.line(next)
    // The items of a list may stand in the column of their key.
    const inside =
      indentation(text) > column || (!isItem && indentation(text) === column && /^\s*-(?:\s|$)/.test(text))
    if (!inside) break
    end = next
  }
  return { start: source.offset(line), end: source.offset(end) + source.line(end).length + 1 }
}

const indentation = (line: string) => /^[ \t]*/.exec(line)![0].length
