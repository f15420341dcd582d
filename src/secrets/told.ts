import type { Range } from '../text/source.js'
import { linesOf } from './line.js'
import { isStrongName } from './names.js'
import { isHarmless } from './ordinary.js'
import { withoutPlaceholders } from './placeholder.js'
import { isRemark } from './remarks.js'
import { startOfComment } from './value.js'

/** So much of a comment is read as a sentence, and so many of its words. */
const LONGEST = 1000
const MOST_WORDS = 120
/** So many words may stand between a secret's name and what it is: `password for the new nas is`. */
const FAR = 7

/** Words and signs behind which the value of what was named before them follows. */
const COPULA =
  /^(?:is|was|were|are|be|been|being|became|becomes|equals|reads|now|then|from|to|into|=|==|:|：|->|=>|→|>|-|–|—|ist|war|lautet|lautete|heisst|heißt|hiess|es|era|fue|est|était|etait|é|è|foi|jest|był|bylo|je|byl|это|был|было|是|为|為|は)$/i
/** Those that tell a value over several words; the others only right behind the name. */
const IS = /^(?:is|was|equals|ist|war|lautet|lautete|es|est|era|était|это|был|было|是|は)$/i
const NEAR = 4
const NOUN_BEFORE = /^(?:as|is|was|for|=|->|→|als|ist|comme|como)$/i
const OWNER = /^(?:my|our|the|a|his|her|their|old|new|mein|das|mon|mi)$/i

/** Chinese, Japanese and Korean put no blanks between words; what is not of their letters is the value. */
const UNSPACED =
  /(?:密码|密碼|口令|密钥|密鑰|金鑰|令牌|暗証番号|パスワード|パスコード|トークン|비밀번호|암호|패스워드|토큰)[^\S\r\n]{0,5}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{0,4}[^\S\r\n]{0,5}[:：=「『“"']{0,3}[^\S\r\n]{0,5}([!#-&(-~]{3,200})/gu

/** Whether a word is one of the program's subject: a key, a service. */
type IsKnown = (word: string) => boolean

interface Word extends Range {
  readonly word: string
  /** In quotes a value may be of many words. */
  readonly quoted: boolean
  readonly ends: boolean
}

/**
 * What the sentence of a comment calls a secret: `my trakt password is ...`, `old pin was 7351-9284`, `use ... as
 * token`, `bob / ...` behind a login. It may be any word, so only those that are remarks on it are left.
 */
export function findTold(text: string, isKnown: IsKnown): readonly Range[] {
  const found: Range[] = []
  for (const match of text.matchAll(UNSPACED))
    found.push({
      start: match.index + match[0].length - match[1]!.length,
      end: match.index + match[0].length,
    })
  for (const { start, end } of linesOf(text)) {
    const from = startOfComment(text, start, end)
    const value = wordsOf(text, start, Math.min(from, start + LONGEST))
    found.push(...toldInValue(value))
    for (const { quoted, word, ...range } of value)
      if (quoted && word.includes(' ')) found.push(...toldInValue(wordsOf(text, range.start, range.end)))
    if (from >= end) continue
    found.push(...beforeBrackets(text, from, Math.min(end, from + LONGEST)))
    const told = toldIn(wordsOf(text, from, Math.min(end, from + LONGEST)), isKnown)
    for (const range of told) found.push(...withoutPlaceholders(text, range.start, range.end))
  }
  return found
}

const WORD =
  /<<[^<>\r\n]{1,80}>>|[-=]>|→|"([^"\r\n]{1,100})"|'([^'\r\n]{1,100})'(?![\p{L}\p{N}])|`([^`\r\n]{1,100})`|[^\s#"`([{<)\]}][^\s"`\])}>]*/gu

function wordsOf(text: string, from: number, end: number): readonly Word[] {
  const words: Word[] = []
  for (const match of text.slice(from, end).matchAll(WORD)) {
    if (words.length >= MOST_WORDS) break
    const inner = match[1] ?? match[2] ?? match[3]
    const at = from + match.index
    if (inner !== undefined) {
      words.push({ word: inner, start: at + 1, end: at + 1 + inner.length, quoted: true, ends: false })
      continue
    }
    const sign = /^(?:->|=>|→|==?|[:：/|])$/.test(match[0])
    const bare = sign ? match[0] : match[0].replace(/[.,;:：!?=]+$/, '')
    const behind = match[0].slice(bare.length)
    if (bare !== '')
      words.push({
        word: bare,
        start: at,
        end: at + bare.length,
        quoted: false,
        ends: /[.,;!?]/.test(behind),
      })
    if (/[:：=]/.test(behind))
      words.push({
        word: ':',
        start: at + bare.length,
        end: at + match[0].length,
        quoted: false,
        ends: false,
      })
  }
  return words
}

function toldIn(words: readonly Word[], isKnown: IsKnown): readonly Range[] {
  const found: Range[] = []
  let named = -1
  words.forEach((word, index) => {
    const far = index - named
    if (names(words, index)) {
      named = index
      const before = valueBefore(words, index)
      if (before) found.push(before)
      const alone = words.length <= 5 && index === words.length - 2 ? words[index + 1]! : undefined
      if (alone && isValue(alone) && !isKnown(alone.word)) found.push(alone)
      found.push(...numbersFrom(words, index + 1))
      const next = words[index + 1]
      // `my old secret hunter, but ...`
      if (next?.ends && OWNER.test(words[index - 1]?.word ?? '') && isValue(next) && !isKnown(next.word))
        found.push(next)
    } else if (/^codes?$/i.test(word.word)) {
      found.push(...valuesAfter(words, index).filter((one) => /\d/.test(one.word)))
    } else if (named >= 0 && far <= FAR && COPULA.test(word.word) && (far <= NEAR || IS.test(word.word))) {
      const values = valuesFrom(words, index + 1)
      found.push(...values)
      if (values.length > 0) named = index + values.length
    }
  })
  return [...found, ...behindLogin(words)]
}

/** Whether a word, alone or with the one or two before it, names a secret: `password`, `api key`, `mot de passe`. */
function names(words: readonly Word[], index: number): boolean {
  const { word, quoted } = words[index]!
  if (quoted || word.length > 40 || /[:/=]/.test(word)) return false
  // Many of them are a kind, and a key alone may be one of a mapping.
  if (
    isStrongName(word) &&
    !/^(?:keys?|webhooks?|(?:token|secret|password|pin|credential|code)s)$/i.test(word)
  )
    return true
  const phrase = (length: number) =>
    words
      .slice(Math.max(0, index - length + 1), index + 1)
      .map((one) => one.word)
      .join(' ')
  return index > 0 && (isStrongPhrase(phrase(2), word) || isStrongPhrase(phrase(3), word))
}

/** A phrase whose last word belongs to the name, unlike `token here`. */
function isStrongPhrase(phrase: string, last: string): boolean {
  return (
    /^(?:key|keys|passe|chiave|sandi|khau|khẩu|laluan|code|phrase|word)$/i.test(last) && isStrongName(phrase)
  )
}

/** A value may be a sentence, too: `summary: my password is ...`. */
function toldInValue(words: readonly Word[]): readonly Word[] {
  const copula = words.findIndex(({ word }, index) => index > 0 && IS.test(word))
  if (copula < 0) return []
  const isNamed = words
    .slice(Math.max(0, copula - 3), copula)
    .some((_, at) => names(words, Math.max(0, copula - 3) + at))
  return isNamed ? valuesFrom(words, copula + 1) : []
}

/** `hunter (my password)` at the end of a comment. */
function beforeBrackets(text: string, from: number, end: number): readonly Range[] {
  const match = /(?<![^\s:])([^\s:()"']{3,100})["']?[^\S\r\n]{0,5}\(([^()\r\n]{2,60})\)\s{0,5}$/.exec(
    text.slice(from, end),
  )
  if (!match || !match[2]!.split(/\s+/).some((word) => isStrongName(word) && !/^keys?$/i.test(word)))
    return []
  const start = from + match.index
  const value = { word: match[1]!, start, end: start + match[1]!.length, quoted: false, ends: false }
  return isValue(value) ? [value] : []
}

/** Groups of digits right behind a name: `pin 7351 9284`. */
function numbersFrom(words: readonly Word[], from: number): readonly Word[] {
  let end = from
  while (end < words.length && /^\d[\d-]*$/.test(words[end]!.word)) end++
  const numbers = words.slice(from, end)
  const digits = numbers.reduce((sum, { word }) => sum + word.replaceAll('-', '').length, 0)
  return digits >= 4 && numbers.every(isValue) ? numbers : []
}

/** What follows the first word of the kind `is` behind a place. */
function valuesAfter(words: readonly Word[], index: number): readonly Word[] {
  const copula = words.findIndex(({ word }, at) => at > index && at <= index + FAR && COPULA.test(word))
  return copula < 0 ? [] : valuesFrom(words, copula + 1)
}

/** The values that stand from a place on: words up to one that goes on with the sentence. */
function valuesFrom(words: readonly Word[], from: number): readonly Word[] {
  let at = from
  while (
    at < words.length &&
    at < from + 3 &&
    /^(?:now|still|currently|just|always|simply|:|=|the|a|jetzt)$/i.test(words[at]!.word)
  )
    at++
  const values: Word[] = []
  for (let index = at; index < words.length && values.length < 8; index++) {
    const word = words[index]!
    if (!isValue(word)) break
    values.push(word)
    if (word.quoted || word.ends) break
  }
  return values
}

function isValue({ word, quoted }: Word): boolean {
  if (COPULA.test(word) || isHarmless(word) || /^(?:[/|&+-]+|<<.*>>|\d{4}-\d\d-\d\d)$/.test(word))
    return false
  if (
    /^(?:https?|ftp):\/\//i.test(word) ||
    /^[\w-]+(?:\.[\w-]+)*\.(?:tv|com|org|net|io|wiki|yml|yaml|md|env)\b/i.test(word)
  )
    return false
  return quoted || !isRemark(word)
}

/** `hunter is my password`, `use hunter as token`. */
function valueBefore(words: readonly Word[], index: number): Word | undefined {
  let at = index - 1
  // Whose it is, and of what: `my old trakt password`.
  while (at > index - 4 && at > 0 && !NOUN_BEFORE.test(words[at]!.word)) at--
  const joint = words[at]
  if (!joint || at < 1 || !NOUN_BEFORE.test(joint.word)) return undefined
  const between = words.slice(at + 1, index)
  if (/^(?:is|was|ist)$/i.test(joint.word) && !between.some(({ word }) => OWNER.test(word))) return undefined
  const value = words[at - 1]!
  return isValue(value) ? value : undefined
}

/** What follows a user's name behind a slash: `login: bob / hunter`. */
function behindLogin(words: readonly Word[]): readonly Word[] {
  const login = words.findIndex(({ word }) =>
    /^(?:log-?in|logins|user|username|account|cred\w*|konto|sign-?in|auth|usuario|compte|benutzer)$/i.test(
      word,
    ),
  )
  const slash = words.findIndex(({ word }, index) => index > login + 1 && /^[/|]$/.test(word))
  const value = words[slash + 1]
  return login >= 0 && slash > 0 && slash - login <= 5 && value && isValue(value) ? [value] : []
}
