import { scanBlock } from './block.js'
import { forward, isMarker, lineBreak, peek, SPACE_OR_END, skipLine, skipSpaces } from './cursor.js'
import { fail, failureOf, giveUp } from './failure.js'
import { allowKey, forgetKey, forgetStaleKeys, indentTo, mayBeKey, takeKey, unindentTo } from './keys.js'
import { refuseStart, scanPlain, startsPlain } from './plain.js'
import { scanAnchor, scanDirective, scanTag } from './properties.js'
import { scanQuoted } from './quoted.js'
import { createState, noteTab, push, type State } from './state.js'
import type { Token, TokenType } from './token.js'

/** Hands out tokens one by one, so that those of a large text are never there all at once. */
export interface Scanner {
  /** The token that is next; throws where scanning gives up in front of it. */
  peek(): Token
  /** Goes on to the one behind it. */
  take(): Token
  /** Goes to the end of the text, whatever is there. */
  finish(): void
  /** Offsets of the tabs that stop PMM, as far as the text was scanned; see State. */
  readonly tabs: readonly number[]
  readonly version: '1.1' | '1.2'
}

export interface Scanned {
  /** All of them; where scanning gave up, the last says why. */
  readonly tokens: readonly Token[]
  readonly tabs: readonly number[]
  readonly version: '1.1' | '1.2'
}

/** Nesting at most: PMM's reader calls itself for each level and breaks down long before. */
export const MAX_DEPTH = 240

/**
 * Cuts a text into tokens just as ruamel.yaml's round-trip scanner does (0.19.1), which is not quite what
 * YAML 1.2 says: inside brackets and quotes indentation does not count, a comment needs no space in front,
 * tabs are forbidden in places.
 */
export function createScanner(text: string): Scanner {
  const state = createState(text)
  const { tokens } = state
  /** The token that is next, once that is known: the parser asks for it several times. */
  let ready: Token | undefined
  function peek(): Token {
    if (ready) return ready
    while (isOpen(state)) fetchOrFail(state)
    const token = tokens[0]!
    if (token.type === 'failure') giveUp(token.failure!)
    ready = token
    return token
  }
  return {
    peek,
    take() {
      const token = peek()
      ready = undefined
      tokens.shift()
      state.taken++
      return token
    },
    finish: () => finish(state),
    tabs: state.tabs,
    get version() {
      return state.version
    },
  }
}

/** Scans a text as a whole. */
export function scan(text: string): Scanned {
  const state = createState(text)
  finish(state)
  return state
}

/** Whether it is not known yet which token is next: what follows may make a key of the one that is there. */
function isOpen(state: State): boolean {
  if (state.tokens.length === 0) return true
  if (isOver(state)) return false
  for (const key of state.keys) if (key?.token === state.taken) return true
  return false
}

const isOver = ({ last }: State) => last?.type === 'stream-end' || last?.type === 'failure'

function finish(state: State): void {
  while (!isOver(state)) fetchOrFail(state)
}

function fetchOrFail(state: State): void {
  try {
    fetch(state)
  } catch (error) {
    const failure = failureOf(error)
    const { start, end } = failure.at
    const { line } = state.cursor
    push(state, { type: 'failure', start, end, line, endLine: line, text: '', failure })
  }
}

function fetch(state: State): void {
  const { cursor } = state
  skipToToken(state)
  forgetStaleKeys(state)
  unindentTo(state, cursor.column)
  const { behindValue } = state
  const character = peek(cursor)
  const inFlow = state.flow.length > 0
  if (cursor.at >= cursor.text.length) endStream(state)
  else if (character === '%' && cursor.column === 0) fetchDirective(state)
  else if (cursor.column === 0 && isMarker(cursor, '---')) fetchMarker(state, 'document-start')
  else if (cursor.column === 0 && isMarker(cursor, '...')) fetchMarker(state, 'document-end')
  else if (character === '[' || character === '{') openFlow(state, character)
  else if (character === ']' || character === '}') closeFlow(state, character)
  else if (character === ',') {
    allowKey(state, true)
    add(state, 'flow-entry')
  } else if (character === '-' && SPACE_OR_END.includes(peek(cursor, 1))) fetchBlockEntry(state)
  else if (character === '?' && (inFlow || SPACE_OR_END.includes(peek(cursor, 1)))) fetchKey(state)
  else if (character === ':' && isValue(state, behindValue)) fetchValue(state)
  else if ((character === '|' || character === '>') && !inFlow) {
    allowKey(state, true)
    push(state, scanBlock(state))
  } else fetchContent(state, character)
  state.behindValue = state.last?.type === 'value'
}

function fetchContent(state: State, character: string): void {
  const { cursor } = state
  const scanContent =
    character === '*' || character === '&'
      ? scanAnchor
      : character === '!'
        ? scanTag
        : character === '"' || character === "'"
          ? () => scanQuoted(cursor)
          : startsPlain(state)
            ? scanPlain
            : refuseStart
  mayBeKey(state)
  state.keyAllowed = false
  push(state, scanContent(state))
}

/** Skips spaces, comments and line breaks. */
function skipToToken(state: State): void {
  const { cursor } = state
  const inFlow = state.flow.length > 0
  if (cursor.at === 0 && peek(cursor) === '\ufeff') forward(cursor)
  if (isVisible(cursor.text.charCodeAt(cursor.at))) return
  skipSpaces(cursor)
  if (isVisible(cursor.text.charCodeAt(cursor.at))) return
  const valueLine = state.last?.line
  let firstComment = true
  const comment = () => {
    if (firstComment && cursor.line !== valueLine) state.behindValue = false
    firstComment = false
  }
  for (;;) {
    while (peek(cursor) === ' ' || peek(cursor) === '\t') {
      if (!inFlow && peek(cursor) === '\t') noteTab(state)
      forward(cursor)
    }
    if (peek(cursor) === '#') {
      comment()
      skipLine(cursor)
      if (!inFlow) state.keyAllowed = true
      while (lineBreak(cursor) !== '');
      if (cursor.at < cursor.text.length) continue
    }
    if (lineBreak(cursor) === '') return
    if (!inFlow) state.keyAllowed = true
    // Behind a blank line PMM's reader takes tabs for part of the gap: they are no mistake there.
    if (peek(cursor) === '\n') {
      comment()
      while (peek(cursor) === ' ' || peek(cursor) === '\t' || lineBreak(cursor) !== '')
        if (peek(cursor) === ' ' || peek(cursor) === '\t') forward(cursor)
    }
  }
}

/** Whether a token begins with a character, as far as one look tells: all of ASCII behind the hash sign does. */
const isVisible = (code: number) => code > 0x23 && code < 0x7f

function isValue(state: State, behindValue: boolean): boolean {
  const followed = SPACE_OR_END.includes(peek(state.cursor, 1))
  if (state.flow.length === 0) return followed
  if (state.version === '1.1') return true
  return followed || !(state.flow.at(-1)!.bracket === '[' || behindValue)
}

function endStream(state: State): void {
  unindentTo(state, -1)
  forgetKey(state)
  add(state, 'stream-end', 0)
}

function fetchDirective(state: State): void {
  unindentTo(state, -1)
  allowKey(state, false)
  push(state, scanDirective(state))
}

function fetchMarker(state: State, type: TokenType): void {
  unindentTo(state, -1)
  allowKey(state, false)
  add(state, type, 3)
}

function openFlow(state: State, bracket: '[' | '{'): void {
  mayBeKey(state)
  state.flow.push({ bracket, at: state.cursor.at })
  if (state.flow.length > MAX_DEPTH) fail('TOO_DEEP', state.cursor.at, state.cursor.at + 1)
  state.keyAllowed = true
  add(state, bracket === '[' ? 'flow-sequence' : 'flow-mapping')
}

function closeFlow(state: State, bracket: ']' | '}'): void {
  forgetKey(state)
  state.flow.pop()
  state.keyAllowed = false
  add(state, bracket === ']' ? 'flow-sequence-end' : 'flow-mapping-end')
}

function fetchBlockEntry(state: State): void {
  const { cursor } = state
  if (state.flow.length === 0) {
    if (!state.keyAllowed) fail('LIST_IN_VALUE', cursor.at, cursor.at + 1)
    if (indentTo(state, cursor.column)) add(state, 'block-sequence', 0)
  }
  allowKey(state, true)
  add(state, 'block-entry')
}

function fetchKey(state: State): void {
  const { cursor } = state
  const inFlow = state.flow.length > 0
  if (!inFlow) {
    if (!state.keyAllowed) fail('UNEXPECTED', cursor.at, cursor.at + 1)
    if (indentTo(state, cursor.column)) add(state, 'block-mapping', 0)
  }
  allowKey(state, !inFlow)
  add(state, 'key')
}

function fetchValue(state: State): void {
  const { cursor } = state
  const inFlow = state.flow.length > 0
  if (takeKey(state)) state.keyAllowed = false
  else {
    if (!inFlow) {
      if (!state.keyAllowed) fail('COLON_IN_VALUE', cursor.at, cursor.at + 1)
      if (indentTo(state, cursor.column)) add(state, 'block-mapping', 0)
    }
    allowKey(state, !inFlow)
  }
  add(state, 'value')
}

function add(state: State, type: TokenType, length = 1): void {
  const { at: start, line } = state.cursor
  forward(state.cursor, length)
  push(state, { type, text: '', start, end: state.cursor.at, line, endLine: line })
}
