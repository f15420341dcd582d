import type { Range } from '../text/source.js'
import { linesOf, readLine } from './line.js'
import { hideValue, type Sink } from './segment.js'
import { readValue } from './value.js'

/** Lines of an anchored value that starts below its anchor; a secret is not longer. */
const MOST_LINES = 50
/** Anchors of one name that are looked at; the second is a mistake already. */
const MOST_ANCHORS = 1000

/**
 * What to hide because of aliases, anchors and tags in a secret's place: the value that an alias stands for,
 * where it is, and the mark itself where it stands for nothing, since then it is a secret that begins so.
 */
export function resolveMarks(text: string, marks: readonly Range[]): readonly Range[] {
  if (marks.length === 0) return []
  const names = new Map<string, RegExpExecArray[]>()
  for (const match of text.matchAll(/[&*][^\s,[\]{}]{1,200}/g)) {
    const same = names.get(match[0])
    if (same) same.push(match)
    else names.set(match[0], [match])
  }
  const sink: Sink = { ranges: [], marks: [] }
  const done = new Set<string>()
  for (const { start, end } of marks) {
    const sign = text[start]
    const name = text.slice(start + 1, end)
    const anchors = sign === '*' ? names.get(`&${name}`) : undefined
    if (sign === '*' && anchors && !done.has(name))
      for (const anchor of anchors.slice(0, MOST_ANCHORS)) hideAnchored(text, anchor, sink)
    if (sign === '*') done.add(name)
    const standsForSomething =
      sign === '*' ? anchors : sign === '&' ? names.has(`*${name}`) : /^(?:!\w+|<tag:yaml\.org.*)$/.test(name)
    if (!standsForSomething) sink.ranges.push({ start: start + 1, end })
  }
  return sink.ranges
}

function hideAnchored(text: string, anchor: RegExpExecArray, sink: Sink): void {
  const from = anchor.index + anchor[0].length
  // Backwards only so far, or a file of one line would be read again for each of its anchors.
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, anchor.index - 2000), anchor.index))
  const lineStart = anchor.index - before![0].length
  let indent: number | undefined
  let lines = 0
  for (const { start, end } of linesOf(text, lineStart)) {
    const line = readLine(text, start, end, false)
    const isOwn = indent === undefined
    if (indent !== undefined && line.content < end && (line.key || line.column < indent)) return
    indent ??= line.indent
    const value = readValue(text, isOwn ? from : line.content, end, 'line')
    hideValue(text, value, false, false, sink)
    if ((isOwn && value.parts.length > 0) || ++lines > MOST_LINES) return
  }
}
