import { createPaint, type Paint, type Style } from './colour.js'
import { inert, inertJson } from './inert.js'
import type { Terminal } from './terminal.js'
import { visible } from './visible.js'
import { toWords, wrapWords } from './wrap.js'

/** `unknown`: it could not be told, and nothing is said against it. */
export type Mark = 'ok' | 'warn' | 'error' | 'unknown'

/** One thing that was looked at. What is quoted of a config or of a service stands in backticks. */
export interface Check {
  /** `file.mode`; stays the same from version to version. */
  readonly id: string
  readonly mark: Mark
  /** What was looked at, in a few words. */
  readonly subject: string
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
}

export interface Topic {
  readonly id: string
  readonly title: string
  readonly checks: readonly Check[]
}

/** All that `doctor` found. */
export interface Checkup {
  /** The config, as shown; null where there is none. */
  readonly config: string | null
  /** Services were asked over the network. */
  readonly online: boolean
  readonly topics: readonly Topic[]
}

export const countMarks = ({ topics }: Checkup): Readonly<Record<Mark, number>> => {
  const counts = { ok: 0, warn: 0, error: 0, unknown: 0 }
  for (const { checks } of topics) for (const { mark } of checks) counts[mark]++
  return counts
}

/** `--json`: marks, ids and names of keys are stable, words are not. */
export function checkupJson(checkup: Checkup): string {
  const topics = checkup.topics.map(({ id, title, checks }) => ({
    ...{ id, title },
    checks: checks.map(({ hint = null, ...check }) => ({ ...check, hint })),
  }))
  return `${inertJson({ version: 1, ...checkup, topics, summary: countMarks(checkup) })}\n`
}

const STYLE: Readonly<Record<Mark, Style>> = { ok: 'green', warn: 'yellow', error: 'red', unknown: 'dim' }
const SIGNS: Readonly<Record<Mark, string>> = { ok: '✔', warn: '!', error: '✖', unknown: '?' }

/** As wide as all of them, in columns. */
const MARK_WIDTH = 9

/** Longer subjects push their line to the right. */
const WIDEST_SUBJECT = 28

/** What `doctor` prints for people. */
export function checkupTable(checkup: Checkup, terminal: Terminal): string {
  const paint = createPaint(terminal.colour)
  const blocks = checkup.topics
    .filter(({ checks }) => checks.length > 0)
    .map(({ title, checks }) => {
      const width = Math.min(WIDEST_SUBJECT, Math.max(...checks.map(({ subject }) => subject.length)))
      const lines = checks.flatMap((check) => linesOf(check, width, paint, terminal))
      return [paint('bold', title), ...lines].join('\n')
    })
  return `${blocks.join('\n\n')}\n\n${summary(checkup)}\n`
}

function linesOf(
  check: Check,
  width: number,
  paint: Paint,
  { columns, unicode }: Terminal,
): readonly string[] {
  const { mark, subject, message, hint } = check
  const sign = unicode ? `${SIGNS[mark]} ` : ''
  const shown = paint(STYLE[mark], `${sign}${mark}`) + ' '.repeat(MARK_WIDTH - sign.length - mark.length)
  const name = shownWords(subject, unicode).padEnd(width)
  const rest = ' '.repeat(2 + MARK_WIDTH + 1 + width + 2)
  const [first = '', ...more] = [message, ...(hint === undefined ? [] : [hint])].flatMap((words) =>
    wrapWords(toWords(shownWords(words, unicode)), columns, rest, rest),
  )
  return [`  ${shown} ${name}  ${first.slice(rest.length)}`, ...more].map((line) => inert(line))
}

/** Where only ASCII can be shown, our own words get on with it; what is quoted is escaped. */
function shownWords(words: string, unicode: boolean): string {
  const safe = visible(words)
  if (unicode) return safe
  return safe
    .replaceAll('’', "'")
    .replaceAll('…', '...')
    .replace(/[^\0-\x7f]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}

function summary(checkup: Checkup): string {
  const { error, warn, unknown } = countMarks(checkup)
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const found = [
    ...(error ? [plural(error, 'error')] : []),
    ...(warn ? [plural(warn, 'warning')] : []),
    ...(unknown ? [`${unknown} unknown`] : []),
  ]
  const verdict = found.length === 0 ? 'Nothing wrong.' : `${found.join(', ')}.`
  return checkup.online
    ? `${verdict} Services were asked over the network; nothing was changed there.`
    : `${verdict} Nothing was sent; --online asks the services, too.`
}
