import { matches } from '../rules/pattern.js'
import type { Suppression } from '../rules/suppression.js'
import type { Range, Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'

/** On a line of its own, or behind a value: then it is about the key of its own line. */
const COMMENT = /^([ \t]*|[^\n#]*[ \t])(# *pmm-config-ignore\b[: ]*)(.*?)[ \t]*$/gm

/**
 * Finds the suppressions of a text by its lines, so that they work in a file that does not parse as well.
 * A line inside a text value is no comment, whatever it looks like.
 */
export function findSuppressions(document: ConfigDocument): readonly Suppression[] {
  const { source } = document
  if (!source.text.includes('pmm-config-ignore')) return []
  const texts = multiLineTexts(document)
  return [...source.text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index + match[1]!.length
    if (texts.some((range) => start >= range.start && start < range.end)) return []
    const end = match.index + match[0].trimEnd().length
    const [names = '', ...reason] = match[3]!.split(/\s--?\s+|^--?\s*|\s--$/)
    const at = start + match[2]!.length
    return [
      {
        at: { start, end },
        rules: ruleNames(names, at),
        reason: reason.join(' -- ').trim(),
        covers: below(source, end, match[1]!.trim() === ''),
        silenced: new Set(),
      },
    ]
  })
}

/** Whether a suppression silences a rule at a place; it remembers that it did. */
export function silences({ covers, rules, silenced }: Suppression, rule: string, range: Range): boolean {
  if (covers === undefined || range.start < covers.start || range.start >= covers.end) return false
  const named = rules.filter(({ id }) => matches(id, rule))
  for (const { id } of named) silenced.add(id)
  return named.length > 0
}

function ruleNames(text: string, offset: number): { id: string; at: Range }[] {
  return [...text.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    at: { start: offset + match.index, end: offset + match.index + match[0].length },
  }))
}

function multiLineTexts(document: ConfigDocument): Range[] {
  const ranges: Range[] = []
  for (const { value } of document.walk())
    for (const ref of [value, ...document.items(value)])
      if (document.scalar(ref)?.raw.includes('\n')) ranges.push(document.range(ref))
  return ranges
}

/** The first line below that is neither blank nor a comment, with all lines that are indented further. */
function below(source: Source, after: number, isAlone: boolean): Range | undefined {
  const first = source.position(after).line + (isAlone ? 1 : 0)
  const last = source.position(source.text.length).line
  let line = first
  while (line <= last && /^\s*(?:#.*)?$/.test(source.line(line))) line++
  if (line > last) return undefined
  const column = indentation(source.line(line))
  const isItem = /^\s*-(?:\s|$)/.test(source.line(line))
  let end = line
  for (let next = line + 1; next <= last; next++) {
    const text = source.line(next)
    if (/^\s*(?:#.*)?$/.test(text)) continue
    // The items of a list may stand in the column of their key.
    const inside =
      indentation(text) > column || (!isItem && indentation(text) === column && /^\s*-(?:\s|$)/.test(text))
    if (!inside) break
    end = next
  }
  return { start: source.offset(line), end: source.offset(end) + source.line(end).length + 1 }
}

const indentation = (line: string) => /^[ \t]*/.exec(line)![0].length
