import type { Range } from '../text/source.js'
import type { Path } from '../yaml/document.js'
import type { Judge, Verdict } from './judge.js'
import { isColon } from './leading-key.js'
import { isStrongName } from './names.js'
import { FORMERLY, isFormerValue, isSuspicious, secretPartsOfRemark } from './prose.js'
import { type Around, hiddenParts, type RawValue, readValue, skipBlanks, startOfComment } from './value.js'

/** Where findings go. */
export interface Sink {
  readonly ranges: Range[]
  /** Names of anchors that a secret key refers to. */
  readonly aliases: Set<string>
}

export interface Surroundings {
  /** Of the mapping that keys of the segment would stand in. */
  readonly path: Path
  readonly below?: Verdict
  readonly comment: boolean
  /** It stands behind a secret value: what it says may be an older one. */
  readonly eager: boolean
}

const WORD = /[A-Za-z0-9][A-Za-z0-9_.-]*/g

/** Notes what has to be hidden of a value. */
export function hideValue(
  text: string,
  value: RawValue,
  unsure: boolean,
  comment: boolean,
  sink: Sink,
): boolean {
  const before = sink.ranges.length
  if (value.alias !== undefined) sink.aliases.add(value.alias)
  for (const part of value.parts)
    for (const hidden of hiddenParts(text, part, unsure))
      sink.ranges.push(...(comment ? secretPartsOfRemark(text, hidden, unsure) : [hidden]))
  return sink.ranges.length > before
}

/** Looks for secrets in a part of a line: behind keys anywhere in it, and words that a sentence gives away. */
export function scanSegment(
  text: string,
  from: number,
  end: number,
  around: Surroundings,
  sink: Sink,
  judge: Judge,
) {
  const split = around.comment ? end : startOfComment(text, from, end)
  scanWords(text, from, split, around, sink, judge)
  if (split < end) scanWords(text, split, end, { ...around, comment: true }, sink, judge)
}

function scanWords(
  text: string,
  from: number,
  end: number,
  around: Surroundings,
  sink: Sink,
  judge: Judge,
): void {
  let skipTo = from
  let mentioned = around.eager
  let previous = { word: '', end: -1 }
  for (const match of text.slice(from, end).matchAll(WORD)) {
    const start = from + match.index
    if (start < skipTo) continue
    const wordEnd = start + match[0].length
    const word = match[0].replace(/[.-]+$/, '')
    const value = valueBehind(text, start, wordEnd, end)
    const phrase = previous.end === start - 1 ? `${previous.word} ${word}` : word
    if (value !== undefined) {
      const verdict = verdictOn(text, value, word, phrase, around, judge)
      if (verdict === 'secret' || verdict === 'unsure') {
        const raw = readValue(text, value, end, styleAround(text, start, from))
        hideValue(text, raw, verdict === 'unsure', around.comment, sink)
        skipTo = Math.max(raw.end, value)
        mentioned = true
      }
      if (/^code$/i.test(word)) mentioned = true
    } else if (mentioned && isTold(word, previous.word, around.eager))
      sink.ranges.push({ start, end: wordEnd })
    else if (isStrongName(word) || /^code$/i.test(word)) mentioned = true
    previous = { word, end: wordEnd }
  }
}

function isTold(word: string, before: string, eager: boolean): boolean {
  if (isSuspicious(word, eager ? 4 : 6)) return true
  return FORMERLY.test(before) && eager && isFormerValue(word)
}

function verdictOn(
  text: string,
  value: number,
  word: string,
  phrase: string,
  around: Surroundings,
  judge: Judge,
): Verdict {
  if (isStrongName(phrase) && phrase !== word) return 'secret'
  // The colon of a URL makes no key of its scheme.
  if (text.startsWith('//', value) && !isStrongName(word)) return 'public'
  return judge.verdict([...around.path, word], around.below)
}

/** Where the value starts when a colon or an equals sign follows a word, possibly behind its quote. */
function valueBehind(text: string, wordStart: number, wordEnd: number, end: number): number | undefined {
  const quote = text[wordEnd]
  const quoted = (quote === '"' || quote === "'" || quote === '`') && text[wordStart - 1] === quote
  let at = skipBlanks(text, quoted ? wordEnd + 1 : wordEnd, end)
  if (at >= end || !(isColon(text[at]) || text[at] === '=')) return undefined
  while (at < end && (isColon(text[at]) || text[at] === '=' || text[at] === '>')) at++
  return at
}

function styleAround(text: string, wordStart: number, from: number): Around {
  let at = wordStart - 1
  if (text[at] === '?' || text[at] === '&') return 'query'
  if (at >= from && (text[at] === '"' || text[at] === "'")) at--
  while (at >= from && /\s/.test(text[at]!)) at--
  return at >= from && (text[at] === '{' || text[at] === ',') ? 'flow' : 'line'
}
