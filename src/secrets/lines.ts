import { brokenKey } from './broken-key.js'
import { goesOn, hideBehind, hideContinuation, isLiteral, type Open } from './continuation.js'
import type { Judge, Verdict } from './judge.js'
import { type Line, linesOf, readLine } from './line.js'
import { type Sink, scanSegment } from './segment.js'
import { skipBlanks } from './value.js'

/** A mapping's key as far as the lines show it; `indent` in columns from 0. */
interface Frame {
  readonly indent: number
  readonly name: string
  readonly verdict: Verdict
}

interface State {
  stack: Frame[]
  open: Open | undefined
}

/** Lines nested deeper than this are judged without the path to them. */
const DEEPEST = 50

/** Finds secrets line by line, so that text which does not parse is no worse off. */
export function scanLines(text: string, judge: Judge): Sink {
  const sink: Sink = { ranges: [], marks: [] }
  const live: State = { stack: [], open: undefined }
  let commented: State | undefined
  for (const { start, end } of linesOf(text)) {
    const first = skipBlanks(text, start, end)
    if (first >= end) continue
    const inLiteral = live.open !== undefined && isLiteral(live.open, first - start, text[first + 1])
    if (text[first] === '#' && !inLiteral) {
      commented ??= { stack: [...live.stack], open: undefined }
      scanLine(text, readLine(text, start, end, true), commented, sink, judge)
    } else {
      commented = undefined
      scanLine(text, readLine(text, start, end, false), live, sink, judge)
    }
  }
  return sink
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
  else if (!line.key) {
    scanSegment(text, line.content, line.end, around, sink, judge)
    // A line without a key has no business in a section of secrets, unless it is one that lost its key.
    if (!line.comment && state.stack.slice(-2).some((frame) => frame.verdict !== 'public'))
      hideBehind(text, line.content, 'unsure', line, sink, judge)
  } else {
    const { name, after } = line.key
    const verdict = judge.verdict([...path, name], below)
    if (state.stack.length < DEEPEST) state.stack.push({ indent: line.indent, name, verdict })
    // A token with a colon and a space in it looks like a key below the key it was given to.
    if (below === 'secret' && judge.name(name) === 'unknown')
      sink.ranges.push({ start: line.key.start, end: line.key.start + name.length })
    const inside = { ...around, path: [...path, name], below: verdict }
    const collection = verdict !== 'secret' && text[skipBlanks(text, after, line.end)] === '{'
    if (verdict === 'public' || collection) scanSegment(text, after, line.end, inside, sink, judge)
    else state.open = hideBehind(text, after, verdict, line, sink, judge)
  }
}
