import type { Judge } from './judge.js'
import type { Line } from './line.js'
import { isOrdinary } from './ordinary.js'
import { skipBlanks } from './value.js'

/** A secret's name with no colon behind it, or one that has become a part of a longer key: `token abc: d`. */
export function brokenKey(text: string, line: Line, judge: Judge): { after: number } | undefined {
  const word = /^["']?\p{L}[\p{L}\p{M}\p{N}_-]{1,60}/u.exec(text.slice(line.content, line.content + 64))?.[0]
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
  if (!/^[\s;,"'-]?$/.test(next)) return undefined
  return line.comment && !isOneOddWord(text.slice(after, line.end)) ? undefined : { after }
}

/** In a comment the word before it is the key only when it has one word behind it that is not of a sentence. */
function isOneOddWord(rest: string): boolean {
  const word = /^\s+(\S{6,200}?)[.!?]?\s*$/.exec(rest.slice(0, 300))?.[1]
  return word !== undefined && !(/^[a-z]+$/i.test(word) && isOrdinary(word))
}
