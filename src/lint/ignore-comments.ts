import { createCoverage } from '../text/coverage.js'
import type { Edit } from '../text/edit.js'
import type { Source } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import type { Checked } from './check.js'
import { multiLineTexts } from './suppression.js'

/** A comment to be put above a line, with the rules that it silences there. */
export interface IgnoreComment {
  readonly rules: readonly string[]
  readonly edit: Edit
}

/** Why a finding cannot be silenced: PMM cannot read the file, or it is about a comment, which nothing covers. */
export function isAudibleAlways({ rule }: Pick<Checked, 'rule'>): boolean {
  return rule.meta.kind === 'syntax' || rule.meta.last === true
}

/** One comment for each line that something is found in, in the order of the text. */
export function ignoreComments(
  document: ConfigDocument,
  findings: readonly Checked[],
  reason: string,
): readonly IgnoreComment[] {
  const { source } = document
  const texts = multiLineTexts(document)
  const inside = createCoverage(texts)
  const byLine = new Map<number, string[]>()
  for (const { diagnostic } of findings) {
    const { line } = diagnostic.range.start
    const start = source.offset(line)
    // Between the lines of a text a comment would be one of them: it stands above the first.
    const text = inside.meets({ start, end: start })
      ? texts.find((range) => range.start < start && start < range.end)
      : undefined
    const above = text ? source.position(text.start).line : line
    const rules = byLine.get(above) ?? []
    if (!rules.includes(diagnostic.rule)) rules.push(diagnostic.rule)
    byLine.set(above, rules)
  }
  return [...byLine]
    .toSorted(([a], [b]) => a - b)
    .map(([line, rules]) => ({ rules, edit: commentAbove(source, line, `${rules.join(', ')} -- ${reason}`) }))
}

/** In the column of the line, and with its line ending. */
function commentAbove(source: Source, line: number, words: string): Edit {
  const at = source.offset(line)
  const indent = /^[ \t]*/.exec(source.line(line))![0]
  return {
    range: { start: at, end: at },
    text: `${indent}# pmm-config-ignore ${words}${endOf(source, line)}`,
  }
}

/** The ending of a line; the last may have none, then that of the line before. */
function endOf(source: Source, line: number): string {
  const found = /(?:\r\n|\n|\r)$/.exec(source.text.slice(source.offset(line), source.offset(line + 1)))
  return found?.[0] ?? (line > 1 ? endOf(source, line - 1) : '\n')
}

/** All that a document says, but for where: two texts of the same signature are read alike. */
export function signatureOf(document: ConfigDocument): string {
  const said: unknown[] = document.problems.map(({ code }) => code)
  const say = (ref: NodeRef): void => {
    said.push(ref.path, document.shape(ref), document.scalar(ref)?.raw)
    for (const item of document.items(ref)) say(item)
  }
  const root = document.at([])
  if (root) say(root)
  for (const { name, value } of document.walk()) {
    said.push(name)
    say(value)
  }
  return JSON.stringify(said)
}
