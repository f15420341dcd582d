import { type Cursor, createCursor } from './cursor.js'
import type { Token } from './token.js'

/** A place that becomes a key once a colon follows on its line. */
export interface PossibleKey {
  /** Its number among all tokens, those that were taken included. */
  readonly token: number
  /** Without a colon it is a mistake: it stands where only keys may stand. */
  readonly required: boolean
  readonly at: number
  readonly line: number
  readonly column: number
}

/** What the scanner knows on its way through a text. */
export interface State {
  readonly cursor: Cursor
  /** Those that nobody has taken yet. */
  readonly tokens: Token[]
  /** How many were taken. */
  taken: number
  /** The one that was scanned last. */
  last: Token | undefined
  /** Offsets of the tabs that stop PMM; scanning goes on as if they were spaces. */
  readonly tabs: number[]
  /** The open brackets: what they are and where. */
  readonly flow: { readonly bracket: '[' | '{'; readonly at: number }[]
  /** The possible key of each flow level, the block level first. */
  readonly keys: (PossibleKey | undefined)[]
  /** The column of the innermost block collection; -1 outside all of them. */
  indent: number
  readonly indents: number[]
  keyAllowed: boolean
  version: '1.1' | '1.2'
  /** The last token is a colon with nothing but spaces behind it so far. */
  behindValue: boolean
}

export function createState(text: string): State {
  return {
    cursor: createCursor(text),
    tokens: [],
    taken: 0,
    last: undefined,
    tabs: [],
    flow: [],
    keys: [],
    indent: -1,
    indents: [],
    keyAllowed: true,
    version: '1.2',
    behindValue: false,
  }
}

export function push(state: State, token: Token): void {
  state.tokens.push(token)
  state.last = token
}

/** Takes a tab that PMM's reader stops at. */
export function noteTab(state: State): void {
  if (state.tabs.at(-1) !== state.cursor.at) state.tabs.push(state.cursor.at)
}
