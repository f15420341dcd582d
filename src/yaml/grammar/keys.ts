import { fail } from './failure.js'
import { type PossibleKey, push, type State } from './state.js'
import type { Token, TokenType } from './token.js'

/** A key and its colon stand on one line, this many characters apart at most. */
const LONGEST_KEY = 1024

/** Forgets the possible key of this level; says whether a key may follow. */
export function allowKey(state: State, allowed: boolean): void {
  state.keyAllowed = allowed
  forgetKey(state)
}

/** Notes that a key may begin here, when one may. */
export function mayBeKey(state: State): void {
  const { at, line, column } = state.cursor
  if (!state.keyAllowed) return
  forgetKey(state)
  const level = state.flow.length
  const required = level === 0 && state.indent === column
  state.keys.length = level
  state.keys[level] = { token: state.taken + state.tokens.length, required, at, line, column }
}

export function forgetKey(state: State): void {
  const key = state.keys[state.flow.length]
  if (key?.required) fail('MISSING_COLON', key.at, Math.max(key.at, endOfLast(state)))
  state.keys[state.flow.length] = undefined
}

/** Forgets possible keys that are on an earlier line or too far back for their colon. */
export function forgetStaleKeys(state: State): void {
  const { at, line } = state.cursor
  // Inner levels begin later: the first that is fresh ends the search.
  for (let level = 0; level < state.keys.length; level++) {
    const key = state.keys[level]
    if (key && key.line === line && at - key.at <= LONGEST_KEY) return
    if (key?.required) fail('MISSING_COLON', key.at, Math.max(key.at, endOfLast(state)))
    state.keys[level] = undefined
  }
}

/** A colon is here: makes the possible key of this level one. */
export function takeKey(state: State): boolean {
  const key = state.keys[state.flow.length]
  if (!key) return false
  state.keys[state.flow.length] = undefined
  const place = key.token - state.taken
  insert(state.tokens, place, tokenAt('key', key))
  if (state.flow.length === 0 && indentTo(state, key.column))
    insert(state.tokens, place, tokenAt('block-mapping', key))
  return true
}

function tokenAt(type: TokenType, { at, line }: PossibleKey): Token {
  return { type, start: at, end: at, line, endLine: line, text: '' }
}

/** A key has few tokens: moving them is quicker than what `splice` does. */
function insert(tokens: Token[], at: number, token: Token): void {
  tokens.push(token)
  for (let index = tokens.length - 1; index > at; index--) tokens[index] = tokens[index - 1]!
  tokens[at] = token
}

/** Begins a block collection if the column is further right than the ones around. */
export function indentTo(state: State, column: number): boolean {
  if (state.indent >= column) return false
  state.indents.push(state.indent)
  state.indent = column
  return true
}

/** Ends the block collections that begin further right. */
export function unindentTo(state: State, column: number): void {
  if (state.flow.length > 0) return
  const { at, line } = state.cursor
  while (state.indent > column) {
    state.indent = state.indents.pop()!
    push(state, { type: 'block-end', start: at, end: at, line, endLine: line, text: '' })
  }
}

function endOfLast(state: State): number {
  return state.last?.end ?? 0
}
