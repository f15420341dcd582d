import { createHash } from 'node:crypto'
import type { SignIn } from './destination.js'

/** What a journal holds of an exchange. */
export interface ExchangeRecord {
  readonly version: 1
  /** Which refresh token was sent, as a hash: it is never sent again. */
  readonly sent?: string
  /** What came back, until it is where it belongs. */
  readonly received?: Received
}

export interface Received extends SignIn {
  /** The access token that it takes the place of, as a hash. */
  readonly replaces: string
  /** Absolute. */
  readonly envFile?: string
  readonly placeholders?: boolean
}

export const hashOf = (token: string | undefined) =>
  createHash('sha256')
    .update(token ?? '')
    .digest('hex')

/** Reads what stands in a journal; nothing where it is none of ours. */
export function recordIn(content: unknown): ExchangeRecord | undefined {
  if (typeof content !== 'object' || content === null || !('version' in content)) return undefined
  return content.version === 1 ? (content as ExchangeRecord) : undefined
}
