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

type FailureError = Error & { readonly failure: Failure }

/** Gives up reading: there is no way on from here. */
export function fail(detail: SyntaxDetail, start: number, end: number): never {
  throw Object.assign(new Error(detail), { failure: { detail, at: { start, end } } })
}

/** The failure an error carries; other errors are defects and go on their way. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'failure' in error) return (error as FailureError).failure
  throw error
}
