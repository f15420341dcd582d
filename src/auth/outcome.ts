import type { Standing } from '../plugin/index.js'

export type State = 'valid' | 'refreshed' | 'authorized' | 'revoked' | 'required' | 'failed' | 'cancelled'

/** How a run ended. */
export interface Outcome {
  readonly state: State
  /** What happened, in whole sentences without secrets. */
  readonly message: string
  /** Lines below it. */
  readonly details?: readonly string[]
  /** What to do next. */
  readonly next?: string
  /** What else there is to know. */
  readonly notes?: readonly string[]
  readonly username?: string
  readonly standing?: Standing
  readonly source?: 'file' | 'placeholder'
  /** The config as to be shown to people, or what was named in place of one. */
  readonly path?: string
  /** Whether a file was written. */
  readonly changed?: boolean
  /** Printed on standard output as it is, in place of words: a block, a diff. */
  readonly output?: string
}

/** 0 done or nothing to do, 1 refused or failed, 2 cancelled, 4 somebody has to sign in. */
export const EXIT: Readonly<Record<State, number>> = {
  valid: 0,
  refreshed: 0,
  authorized: 0,
  revoked: 0,
  failed: 1,
  cancelled: 2,
  required: 4,
}

/** The command line or the file is not such that anything could be tried. */
export class Misuse extends Error {
  constructor(
    readonly path: string,
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}

/** Somebody pressed Ctrl-C, or answered no. */
export class Cancelled extends Error {}

export const failed = (message: string, next?: string, notes?: readonly string[]): Outcome => ({
  state: 'failed',
  message,
  ...(next === undefined ? {} : { next }),
  ...(notes ? { notes } : {}),
})
