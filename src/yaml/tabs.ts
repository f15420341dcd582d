import type { YamlNode } from './node.js'
import type { Problem } from './problem.js'

/**
 * Finds the tabs that stop PMM: its reader allows them only inside quoted text, block text and comments.
 * Returns the text with each of those turned into one space, so that the rest can be judged at the same
 * offsets, and one problem for each run of lines that have them.
 */
export function findTabs(
  original: string,
  parse: (text: string) => YamlNode | undefined,
): { readonly text: string; readonly problems: readonly Problem[] } {
  if (!original.includes('\t')) return { text: original, problems: [] }
  const allowed = allowedPlaces(original, parse(original.replaceAll('\t', ' ')))
  const wrong: number[] = []
  const text = original.replace(/\t/g, (tab, offset: number) => {
    if (allowed(offset)) return tab
    wrong.push(offset)
    return ' '
  })
  return { text, problems: groupByLines(original, wrong) }
}

function allowedPlaces(original: string, root: YamlNode | undefined): (offset: number) => boolean {
  const texts = root ? scalarRanges(root, original) : []
  return (offset) => {
    if (texts.some(({ start, end }) => offset >= start && offset < end)) return true
    const lineStart = original.lastIndexOf('\n', offset) + 1
    const before = original.slice(lineStart, offset)
    if (root) return commentStart(before, lineStart, texts) !== undefined
    // Without a tree only looks are left: quotes that are open and comments, on this line.
    return /^[^'"#]*(?:"[^"]*|'[^']*)$/.test(before) || /(?:^|\s)#/.test(before)
  }
}

/** A `#` at the start of a line or after a blank opens a comment unless it stands inside a text. */
function commentStart(
  before: string,
  lineStart: number,
  texts: readonly { start: number; end: number }[],
): number | undefined {
  for (const match of before.matchAll(/(?<=^|[ \t])#/g)) {
    const at = lineStart + match.index
    if (!texts.some(({ start, end }) => at >= start && at < end)) return at
  }
  return undefined
}

function scalarRanges(node: YamlNode, text: string): { start: number; end: number }[] {
  if (node.type === 'mapping')
    return node.pairs.flatMap(({ key, value }) => [...scalarRanges(key, text), ...scalarRanges(value, text)])
  if (node.type === 'sequence') return node.items.flatMap((item) => scalarRanges(item, text))
  if (node.type !== 'scalar' || node.style === 'plain') return []
  if (node.style === 'single' || node.style === 'double') return [{ start: node.start, end: node.end }]
  return blockLines(node.start, node.end, text)
}

/** The lines of a block scalar behind its indentation; the header line and the indentation are no text. */
function blockLines(start: number, end: number, text: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const indent = /^ */.exec(text.slice(at, end))![0].length
    const next = text.indexOf('\n', at)
    if (indent > 0) ranges.push({ start: at + indent, end: next < 0 ? text.length : next })
    if (next < 0) break
  }
  return ranges
}

function groupByLines(text: string, offsets: readonly number[]): Problem[] {
  const problems: Problem[] = []
  let lastLine = -2
  let line = 0
  let counted = 0
  for (const offset of offsets) {
    for (; counted < offset; counted++) if (text[counted] === '\n') line++
    if (line > lastLine + 1) problems.push({ code: 'tab', at: { start: offset, end: offset + 1 }, detail: kindOf(text, offset) })
    lastLine = line
  }
  return problems
}

function kindOf(text: string, offset: number): string {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  if (/^\s*$/.test(before)) return 'indentation'
  return /^[ \t]*(?:#|\r?$)/m.test(text.slice(offset).split('\n')[0]!) ? 'trailing' : 'between'
}
