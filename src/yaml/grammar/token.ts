import type { ScalarStyle } from '../node.js'
import type { Failure } from './failure.js'

export type TokenType =
  | 'alias'
  | 'anchor'
  | 'block-end'
  | 'block-entry'
  | 'block-mapping'
  | 'block-sequence'
  | 'directive'
  | 'document-end'
  | 'document-start'
  | 'failure'
  | 'flow-entry'
  | 'flow-mapping'
  | 'flow-mapping-end'
  | 'flow-sequence'
  | 'flow-sequence-end'
  | 'key'
  | 'scalar'
  | 'stream-end'
  | 'tag'
  | 'value'

/** A piece of YAML's grammar. Some have no text of their own: their start and end are the same place. */
export interface Token {
  readonly type: TokenType
  readonly start: number
  readonly end: number
  /** Lines from 0. */
  readonly line: number
  readonly endLine: number
  /** A scalar's text, the name of an anchor or alias, a tag or directive as written. */
  readonly text: string
  readonly style?: ScalarStyle
  /** Where scanning gave up; always the last token. */
  readonly failure?: Failure
}
