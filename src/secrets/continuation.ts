import { brokenKey } from './broken-key.js'
import type { Judge, Verdict } from './judge.js'
import type { Line } from './line.js'
import { hideValue, type Sink, scanSegment } from './segment.js'
import { closingQuote, type Opening, readValue, skipBlanks } from './value.js'

/** A secret value that may go on in the next line. */
export interface Open {
  readonly indent: number
  readonly opening: Opening
  readonly blank: boolean
  readonly unsure: boolean
}

/** Hides the value of a secret key; gives what may go on below. */
export function hideBehind(
  text: string,
  from: number,
  verdict: Verdict,
  line: Line,
  sink: Sink,
  judge: Judge,
): Open | undefined {
  const value = readValue(text, from, line.end, 'line')
  const unsure = verdict !== 'secret'
  const hidden = hideValue(text, value, unsure, line.comment, sink)
  const rest = { path: [], comment: line.comment, eager: !unsure }
  scanSegment(text, value.end, line.end, rest, sink, judge)
  const blank = value.parts.length === 0 && text[value.mark?.start ?? -1] !== '*'
  if ((blank && verdict === 'holder') || (!blank && !hidden && value.opening === 'plain')) return undefined
  return { indent: line.indent, opening: value.opening, blank, unsure }
}

/** Whether a line that begins with # is no comment but a part of the value before it. */
export function isLiteral(open: Open, column: number, next: string | undefined): boolean {
  if (open.opening === 'plain' || open.opening === 'flow') return false
  if (open.opening === 'block') return column > open.indent
  return column >= open.indent || !/[\s#]/.test(next ?? ' ')
}

/** Whether a line belongs to the secret value that was open before it. */
export function goesOn(text: string, line: Line, open: Open, judge: Judge): boolean {
  if (open.opening === 'block') return line.column > open.indent || (!line.key && !line.comment)
  if (/^(?:---|\.\.\.)\s*$/.test(text.slice(line.content, Math.min(line.end, line.content + 9)))) return false
  const deeper = line.indent > open.indent
  const known = line.key !== undefined && judge.name(line.key.name) !== 'unknown'
  if (open.opening === '"' || open.opening === "'") {
    const blank = line.key && skipBlanks(text, line.key.after, line.end) >= line.end
    return !line.key || line.column > open.indent || !(known || blank)
  }
  if (line.key) return deeper && !open.blank && !known
  if (line.content >= line.end) return false
  const isItem = line.column < line.indent
  if (isItem) return line.column >= open.indent
  if (line.comment) return deeper || open.blank
  return deeper || brokenKey(text, line, judge) === undefined
}

/** Hides a line that belongs to the value before it. */
export function hideContinuation(text: string, line: Line, open: Open, sink: Sink, judge: Judge): Open {
  const isQuote = open.opening === '"' || open.opening === "'"
  if (isQuote || open.opening === 'block') {
    const close = isQuote ? closingQuote(text, line.content, line.end, open.opening as '"' | "'") : -1
    const inside = { start: line.content, end: close < 0 ? line.end : close }
    const behind = { start: close < 0 ? line.end : close + 1, end: line.end }
    hideValue(text, { parts: [inside, behind], end: line.end, opening: 'plain' }, false, false, sink)
    return close < 0 ? open : { ...open, opening: 'plain', blank: false }
  }
  const start = text[line.content] === ':' ? line.content + 1 : line.content
  const value = readValue(text, start, line.end, 'line')
  hideValue(text, value, open.unsure, line.comment, sink)
  scanSegment(text, value.end, line.end, { path: [], comment: line.comment, eager: true }, sink, judge)
  const opening = value.opening === 'block' ? 'plain' : value.opening
  return {
    ...open,
    opening: open.opening === 'flow' ? 'flow' : opening,
    blank: open.blank && line.column < line.indent,
  }
}
