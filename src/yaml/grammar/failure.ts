import type { Range } from '../../text/source.js'

/** What a reader of PMM's grammar stumbles over. Put into words by `rules/syntax-words.ts`. */
export type SyntaxDetail =
  | 'BAD_ALIAS'
  | 'BAD_BLOCK_HEADER'
  | 'BAD_BLOCK_INDENT'
  | 'BAD_DIRECTIVE'
  | 'BAD_ESCAPE'
  | 'BAD_INDENT'
  | 'BAD_START'
  | 'BAD_TAG'
  | 'COLON_IN_VALUE'
  | 'EXTRA_BRACKET'
  | 'LIST_IN_VALUE'
  | 'MISSING_COLON'
  | 'MISSING_COMMA'
  | 'MISSING_SPACE'
  | 'TEXT_BEHIND_BRACKET'
  | 'TEXT_BEHIND_QUOTE'
  | 'TOO_DEEP'
  | 'UNCLOSED_BRACKET'
  | 'UNCLOSED_QUOTE'
  | 'UNEXPECTED'

export interface Failure {
  readonly detail: SyntaxDetail
  readonly at: Range
}

/** What is thrown is no Error: nobody looks at its stack, and to note that takes longer than to read a config. */
interface GivenUp {
  readonly failure: Failure
}

/** Gives up reading: there is no way on from here. */
export function fail(detail: SyntaxDetail, start: number, end: number): never {
  return giveUp({ detail, at: { start, end } })
}

export function giveUp(failure: Failure): never {
  throw { failure } satisfies GivenUp
}

/** The failure that was thrown; everything else is a defect and goes on its way. */
export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'failure' in thrown) return (thrown as GivenUp).failure
  throw thrown
}
