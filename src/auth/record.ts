import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import type { SignIn } from './destination.js'

/** What a journal holds of an exchange. */
export interface ExchangeRecord {
  readonly version: 1
  /** Which refresh token was sent, as a hash. */
  readonly sent?: string
  /** It is spent for sure, or was tried a second time: it is never sent again. */
  readonly state?: 'spent'
  /** What came back, until it is where it belongs. */
  readonly received?: Received
}

export interface Received extends SignIn {
  /** The access token that it takes the place of, as a hash. */
  readonly replaces: string
  /** Absolute. */
  readonly envFile?: string
  readonly placeholders?: boolean
  /** They were asked for on standard output: no run puts them into the config unless it is told to. */
  readonly print?: true
}

export const hashOf = (token: string | undefined) =>
  createHash('sha256')
    .update(token ?? '')
    .digest('hex')

/**
 * Reads what stands in a journal; nothing where it is none of ours. What is read decides what is written where,
 * so it has to be just what this program puts down.
 */
export function recordIn(content: unknown): ExchangeRecord | undefined {
  if (!isMap(content) || content.version !== 1) return undefined
  const { sent, state, received } = content
  if (sent !== undefined && !isHash(sent)) return undefined
  if (state !== undefined && state !== 'spent') return undefined
  if (received !== undefined && !isReceived(received)) return undefined
  return content as unknown as ExchangeRecord
}

function isReceived(value: unknown): boolean {
  if (!isMap(value)) return false
  const { tokens, client, replaces, envFile, placeholders, print } = value
  return (
    isMapOf(tokens, (token) => token === null || typeof token === 'number' || isLine(token)) &&
    isMapOf(client, isLine) &&
    isHash(replaces) &&
    (envFile === undefined || (isLine(envFile) && isAbsolute(envFile))) &&
    (placeholders === undefined || typeof placeholders === 'boolean') &&
    (print === undefined || print === true)
  )
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMapOf = (value: unknown, isRight: (one: unknown) => boolean) =>
  isMap(value) && Object.entries(value).every(([key, one]) => isLine(key) && isRight(one))

/** A text without line breaks of any kind, and without the end of a C string. */
const isLine = (value: unknown): value is string =>
  typeof value === 'string' && !/[\n\v\f\r\0\u0085\u2028\u2029]/.test(value)

const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
