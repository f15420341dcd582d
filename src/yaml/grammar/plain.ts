import {
  atSeparator,
  BREAKS,
  forward,
  forwardInLine,
  lineBreak,
  peek,
  SPACE_OR_END,
  skipSpaces,
} from './cursor.js'
import { fail } from './failure.js'
import { noteTab, type State } from './state.js'
import type { Token } from './token.js'

const NEVER_FIRST = '\0 \t\r\n\x85\u2028\u2029-?:,[]{}#&*!|>\'"%@`'

/** Whether unquoted text may begin with the character that is next. */
export function startsPlain({ cursor, flow, version }: State): boolean {
  const character = peek(cursor)
  if (!NEVER_FIRST.includes(character)) return true
  const next = peek(cursor, 1)
  if (version === '1.2' && character === ':' && flow.length > 0 && !' \t'.includes(next)) return true
  if (SPACE_OR_END.includes(next)) return false
  return character === '-' || (flow.length === 0 && (character === '?' || character === ':'))
}

/** Scans unquoted text, over as many lines as it has. */
export function scanPlain(state: State): Token {
  const { cursor } = state
  const { at: start, line } = cursor
  const inFlow = state.flow.length > 0
  const indent = state.indent + 1
  let text = ''
  let spaces = ''
  let end = start
  let endLine = line
  while (peek(cursor) !== '#') {
    const next = wordEnd(state)
    if (next === cursor.at) break
    state.keyAllowed = false
    text += spaces + cursor.text.slice(cursor.at, next)
    forwardInLine(cursor, next)
    end = next
    endLine = cursor.line
    spaces = scanSpaces(state)
    if (spaces === '' || peek(cursor) === '#' || (!inFlow && cursor.column < indent)) break
  }
  return { type: 'scalar', style: 'plain', text, start, end, line, endLine }
}

/** Codes below 128 that may end a word: 1 anywhere, 2 in brackets only. */
const ENDS = new Uint8Array(128)
for (const character of `:${SPACE_OR_END}`) if (character < '\x80') ENDS[character.charCodeAt(0)] = 1
for (const character of '?,[]{}') ENDS[character.charCodeAt(0)] = 2

/**
 * Where the word that begins here ends. It goes on over a colon that has no space behind it, and over a
 * question mark but in the brackets of YAML 1.1. Every character of a file comes here: hence the table.
 */
function wordEnd({ cursor: { text, at }, flow, version }: State): number {
  const inFlow = flow.length > 0
  let end = at
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code >= 128) {
      if (code === 0x85 || code === 0x2028 || code === 0x2029) break
      continue
    }
    const kind = ENDS[code]!
    if (kind === 0 || (kind === 2 && !inFlow)) continue
    if (code === COLON) {
      if (SPACE_OR_END.includes(text[end + 1] ?? '\0')) break
    } else if (code !== QUESTION || version === '1.1') break
  }
  return end
}

const COLON = 0x3a
const QUESTION = 0x3f

/** What stands between two words: a space for a line break, a break for each blank line. */
function scanSpaces(state: State): string {
  const { cursor } = state
  const start = cursor.at
  skipBlanks(state)
  if (!BREAKS.includes(peek(cursor))) return cursor.text.slice(start, cursor.at).replaceAll('\t', ' ')
  const first = lineBreak(cursor)
  state.keyAllowed = true
  if (atSeparator(cursor)) return ''
  let breaks = ''
  for (;;) {
    skipSpaces(cursor)
    if (!BREAKS.includes(peek(cursor))) break
    breaks += lineBreak(cursor)
    if (atSeparator(cursor)) return ''
  }
  if (first !== '\n') return first + breaks
  return breaks || ' '
}

/** Inside brackets a tab ends a word; elsewhere PMM stops at it, and it is taken for a space. */
function skipBlanks(state: State): void {
  const { cursor } = state
  for (;;) {
    skipSpaces(cursor)
    if (peek(cursor) !== '\t') return
    if (state.flow.length > 0 && endsFlowWord(cursor.text, cursor.at)) return
    noteTab(state)
    forward(cursor)
  }
}

function endsFlowWord(text: string, at: number): boolean {
  let next = at
  while (text[next] === '\t' || text[next] === ' ') next++
  return text[next] === undefined || `,:[]{}#${BREAKS}`.includes(text[next]!)
}

/** Where scanning stops without having taken anything there is nothing to go on with. */
export function refuseStart({ cursor }: State): never {
  return fail('BAD_START', cursor.at, cursor.at + 1)
}
