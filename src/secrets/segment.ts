import { parameterKind } from '../kometa/addresses.js'
import type { Range } from '../text/source.js'
import type { Path } from '../yaml/document.js'
import type { Judge, Verdict } from './judge.js'
import { isColon } from './leading-key.js'
import { isStrongName } from './names.js'
import { FORMERLY, isCode, isFormerValue, isSuspicious, secretPartsOfRemark } from './prose.js'
import {
  type Around,
  hiddenParts,
  type RawValue,
  readEscaped,
  readValue,
  skipBlanks,
  startOfComment,
} from './value.js'

/** Where findings go. */
export interface Sink {
  readonly ranges: Range[]
  /** Aliases in the place of a secret, and anchors and tags that nothing follows. */
  readonly marks: Range[]
}

export interface Surroundings {
  /** Of the mapping that keys of the segment would stand in. */
  readonly path: Path
  readonly below?: Verdict
  readonly comment: boolean
  /** It stands behind a secret value: what it says may be an older one. */
  readonly eager: boolean
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*/gu

/** Notes what has to be hidden of a value. */
export function hideValue(
  text: string,
  value: RawValue,
  unsure: boolean,
  comment: boolean,
  sink: Sink,
): boolean {
  const before = sink.ranges.length
  if (value.mark) sink.marks.push(value.mark)
  for (const part of value.parts)
    for (const hidden of hiddenParts(text, part, unsure))
      for (const range of comment ? secretPartsOfRemark(text, hidden, unsure) : [hidden])
        sink.ranges.push(range)
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
  if (split >= end) return
  scanWords(text, split, end, { ...around, comment: true }, sink, judge)
  if (around.eager) hideLoneWord(text, split, end, sink)
}

/** A remark of one word behind a secret is hardly a remark. */
function hideLoneWord(text: string, from: number, end: number, sink: Sink): void {
  const remark = text.slice(from, Math.min(end, from + 300))
  const word = /^#+\s+([^#\s]\S{5,})\s*$/.exec(remark)
  if (!word || !isFormerValue(word[1]!)) return
  const start = from + remark.indexOf(word[1]!)
  sink.ranges.push({ start, end: start + word[1]!.length })
}

/** A word with where it ends, and what it makes with the words right before it: `mot de passe`. */
interface Spoken {
  readonly word: string
  readonly end: number
  readonly phrases: readonly string[]
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
  let code = false
  let previous: Spoken = { word: '', end: -1, phrases: [] }
  for (const match of text.slice(from, end).matchAll(WORD)) {
    const start = from + match.index
    if (start < skipTo) continue
    const wordEnd = start + match[0].length
    const word = match[0].replace(/[.-]+$/, '')
    const value = valueBehind(text, start, wordEnd, end)
    const before = previous.end === start - 1 ? [previous.word, ...previous.phrases] : []
    const phrases = before.slice(0, 2).map((words) => `${words} ${word}`)
    if (value !== undefined) {
      const style = styleAround(text, start, from)
      const verdict =
        style === 'query' && parameterKind(word) !== 'open'
          ? parameterVerdict(word)
          : SCHEME.test(text.slice(value, value + 20))
            ? 'secret'
            : verdictOn(text, value, word, phrases, around, judge)
      // `localhost:32400` and `12:30` are no unknown keys with their values.
      const apart = style !== 'line' || value >= end || /\s/.test(text[value]!)
      if (verdict === 'secret' || (verdict === 'unsure' && apart)) {
        const raw = readEscaped(text, value, end) ?? readValue(text, value, end, style)
        hideValue(text, raw, verdict === 'unsure', around.comment, sink)
        skipTo = Math.max(raw.end, value)
        mentioned = true
      }
    } else if ((mentioned && isTold(word, previous.word, around.eager)) || (code && isCode(word)))
      sink.ranges.push({ start, end: wordEnd })
    else if (isStrongName(word)) mentioned = true
    code ||= /^codes?$/i.test(word)
    previous = { word, end: wordEnd, phrases }
  }
}

function isTold(word: string, before: string, eager: boolean): boolean {
  if (isSuspicious(word, eager ? 4 : 6)) return true
  return FORMERLY.test(before) && eager && isFormerValue(word)
}

/** How a header's value begins that signs in. */
const SCHEME = /^\s*["']?(?:basic|bearer|digest)\s/i

const parameterVerdict = (name: string): Verdict => (parameterKind(name) === 'secret' ? 'secret' : 'unsure')

function verdictOn(
  text: string,
  value: number,
  word: string,
  phrases: readonly string[],
  around: Surroundings,
  judge: Judge,
): Verdict {
  if (phrases.some(isStrongName)) return 'secret'
  // The colon of a URL makes no key of its scheme.
  if (text.startsWith('//', value) && !isStrongName(word)) return 'public'
  return judge.verdict([...around.path, word], around.below)
}

/** Where the value starts when a colon or an equals sign follows a word, possibly behind its quote. */
function valueBehind(text: string, wordStart: number, wordEnd: number, end: number): number | undefined {
  // Quotes inside quotes have backslashes before them.
  const quoteAt = skipBackslashes(text, wordEnd, end)
  const quote = text[quoteAt]
  const quoted = (quote === '"' || quote === "'" || quote === '`') && text[wordStart - 1] === quote
  let at = skipBlanks(text, quoted ? quoteAt + 1 : wordEnd, end)
  if (at >= end || !(isColon(text[at]) || text[at] === '=')) return undefined
  while (at < end && (isColon(text[at]) || text[at] === '=' || text[at] === '>')) at++
  return at
}

function skipBackslashes(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text[at] === '\\') at++
  return at
}

function styleAround(text: string, wordStart: number, from: number): Around {
  let at = wordStart - 1
  if (text[at] === '?' || text[at] === '&' || (text[at] === ';' && text[at - 1] !== ' ')) return 'query'
  if (at >= from && (text[at] === '"' || text[at] === "'")) at--
  while (at >= from && text[at] === '\\') at--
  while (at >= from && /\s/.test(text[at]!)) at--
  return at >= from && (text[at] === '{' || text[at] === ',') ? 'flow' : 'line'
}
