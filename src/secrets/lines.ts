import type { Range } from '../text/source.js'
import type { Judge, Verdict } from './judge.js'
import { type LeadingKey, readLeadingKey } from './leading-key.js'
import { isOrdinary } from './ordinary.js'
import { hideValue, type Sink, scanSegment } from './segment.js'
import { closingQuote, type Opening, readValue, skipBlanks } from './value.js'

/** A mapping's key as far as the lines show it; `indent` in columns from 0. */
interface Frame {
  readonly indent: number
  readonly name: string
  readonly verdict: Verdict
}

/** A secret value that may go on in the next line. */
interface Open {
  readonly indent: number
  readonly opening: Opening
  readonly blank: boolean
  readonly unsure: boolean
}

interface State {
  stack: Frame[]
  open: Open | undefined
}

interface Line {
  readonly end: number
  /** Of the first character, in columns from 0; behind the marks of a comment. */
  readonly column: number
  /** Of what stands behind dashes. */
  readonly indent: number
  readonly content: number
  readonly key: LeadingKey | undefined
  readonly comment: boolean
}

/** Lines nested deeper than this are judged without the path to them. */
const DEEPEST = 50

/** Finds secrets line by line, so that text which does not parse is no worse off. */
export function scanLines(text: string, judge: Judge): Sink {
  const sink: Sink = { ranges: [], aliases: new Set() }
  const live: State = { stack: [], open: undefined }
  let commented: State | undefined
  for (const { start, end } of linesOf(text)) {
    const first = skipBlanks(text, start, end)
    if (first >= end) continue
    const literal = live.open && live.open.opening !== 'plain' && live.open.opening !== 'flow'
    if (text[first] === '#' && !(literal && first - start > live.open!.indent)) {
      commented ??= { stack: [...live.stack], open: undefined }
      scanLine(text, readLine(text, start, end, true), commented, sink, judge)
    } else {
      commented = undefined
      scanLine(text, readLine(text, start, end, false), live, sink, judge)
    }
  }
  return sink
}

function* linesOf(text: string): Iterable<Range> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let from = start
  for (const match of text.matchAll(/\r\n|[\n\r\u0085\u2028\u2029]/g)) {
    yield { start: from, end: match.index }
    from = match.index + match[0].length
  }
  yield { start: from, end: text.length }
}

function readLine(text: string, start: number, end: number, comment: boolean): Line {
  let first = skipBlanks(text, start, end)
  while (comment && first < end && /[#\s>*|]/.test(text[first]!)) first++
  let content = first
  while (
    content < end &&
    (text[content] === '-' || text[content] === '?') &&
    /\s|^$/.test(text[content + 1] ?? '')
  )
    content = skipBlanks(text, content + 1, end)
  const key = readLeadingKey(text, content, end)
  return { end, column: first - start, indent: content - start, content, key, comment }
}

function scanLine(text: string, line: Line, state: State, sink: Sink, judge: Judge): void {
  if (state.open && goesOn(text, line, state.open, judge)) {
    state.open = hideContinuation(text, line, state.open, sink, judge)
    return
  }
  if (line.content >= line.end) return
  state.open = undefined
  while ((state.stack.at(-1)?.indent ?? -1) >= line.indent) state.stack.pop()
  const path = state.stack.map((frame) => frame.name)
  const below = state.stack.at(-1)?.verdict
  const around = { path, comment: line.comment, eager: false, ...(below ? { below } : {}) }
  const broken = brokenKey(text, line, judge)
  if (broken) state.open = hideBehind(text, broken.after, 'secret', line, sink, judge)
  else if (!line.key) scanSegment(text, line.content, line.end, around, sink, judge)
  else {
    const { name, after } = line.key
    const verdict = judge.verdict([...path, name], below)
    if (state.stack.length < DEEPEST) state.stack.push({ indent: line.indent, name, verdict })
    const inside = { ...around, path: [...path, name], below: verdict }
    const collection = verdict !== 'secret' && text[skipBlanks(text, after, line.end)] === '{'
    if (verdict === 'public' || collection) scanSegment(text, after, line.end, inside, sink, judge)
    else state.open = hideBehind(text, after, verdict, line, sink, judge)
  }
}

/** A secret's name with no colon behind it, or one that has become a part of a longer key: `token abc: d`. */
function brokenKey(text: string, line: Line, judge: Judge): { after: number } | undefined {
  const word = /^["']?[A-Za-z][A-Za-z0-9_-]{1,60}/.exec(text.slice(line.content, line.content + 64))?.[0]
  const name = word?.replace(/^["']/, '')
  if (word === undefined || name === line.key?.name || judge.name(name!) !== 'strong') return undefined
  const after = line.content + word.length
  const next = text[after] ?? ''
  if (line.key) {
    const rest = line.key.name.slice(name!.length)
    // A library called `Token Movies` is a key like any other.
    const blank = skipBlanks(text, line.key.after, line.end) >= line.end
    return /^[\s:=]/.test(rest) && !(blank && rest.trim().split(/\s+/).every(isOrdinary))
      ? { after }
      : undefined
  }
  if (/[:=]/.test(text[skipBlanks(text, after, line.end)] ?? ''))
    return { after: skipBlanks(text, after, line.end) + 1 }
  return !line.comment && /^[\s;,"'-]?$/.test(next) ? { after } : undefined
}

function hideBehind(
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
  const blank = value.parts.length === 0 && value.alias === undefined
  if ((blank && verdict === 'holder') || (!blank && !hidden && value.opening === 'plain')) return undefined
  return { indent: line.indent, opening: value.opening, blank, unsure }
}

/** Whether a line belongs to the secret value that was open before it. */
function goesOn(text: string, line: Line, open: Open, judge: Judge): boolean {
  if (open.opening === 'block') return line.column > open.indent
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

function hideContinuation(text: string, line: Line, open: Open, sink: Sink, judge: Judge): Open {
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
