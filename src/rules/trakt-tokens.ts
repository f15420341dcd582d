import { annotation } from '../schema/knowledge.js'
import type { ConfigDocument } from '../yaml/document.js'
import { filling, isFilled, traktValue } from './trakt-keys.js'

/**
 * Trakt replaced its sign-in server in July 2026. What the old one issued cannot be exchanged any more
 * (Trakt staff, trakt-api#888, 2026-07-28); first reports of it are of 15 July, the documents moved on the
 * 23rd. Tokens issued in between may be of either.
 */
const LAST_OLD_TOKEN = Date.UTC(2026, 6, 15)
const MOVE_COMPLETE = Date.UTC(2026, 6, 23)
/** The page that showed PINs answered 404 from then on (trakt-api#867). */
export const PIN_PAGE_GONE = Date.UTC(2026, 6, 17)

/** PINs are good for ten minutes. In milliseconds. */
export const PIN_LIFE = 10 * 60 * 1000

/** In seconds, as the schema has it. */
const LONGEST_LIFE = (
  annotation(['trakt', 'authorization', 'expires_in'], 'anyOf') as readonly { readonly maximum?: number }[]
)[0]!.maximum!

export interface TokenTimes {
  readonly issuedAt: Date
  /** When the access token runs out. */
  readonly expiresAt: Date | undefined
}

/** When the tokens were issued and run out; nothing where the numbers are not there or cannot be. */
export function tokenTimes(document: ConfigDocument, now: Date): TokenTimes | undefined {
  const created = seconds(document, 'created_at')
  const lifetime = seconds(document, 'expires_in')
  if (created === undefined || created < Date.UTC(2014, 0) / 1000 || isFuture(created, now)) return undefined
  return {
    issuedAt: new Date(created * 1000),
    expiresAt:
      lifetime === undefined || lifetime < 1 || lifetime > LONGEST_LIFE
        ? undefined
        : new Date((created + lifetime) * 1000),
  }
}

/** A clock may be a little wrong; a day ahead is no clock's doing. */
export function isFuture(createdAt: number, now: Date): boolean {
  return createdAt * 1000 > now.getTime() + 24 * 60 * 60 * 1000
}

/** The refresh token was issued by the server that is gone: Trakt does not take it any more. */
export function isFromOldServer(document: ConfigDocument, now: Date): boolean {
  const times = tokenTimes(document, now)
  if (!times || now.getTime() < MOVE_COMPLETE) return false
  return filling(document, 'refresh_token') === 'set' && times.issuedAt.getTime() < LAST_OLD_TOKEN
}

/** Trakt can be reached with what is in `authorization`, as far as the file tells. */
export function isSignedIn(document: ConfigDocument, now: Date): boolean {
  if (!isFilled(document, 'access_token')) return false
  const expiresAt = tokenTimes(document, now)?.expiresAt
  if (!expiresAt || expiresAt > now) return true
  return isFilled(document, 'refresh_token') && !isFromOldServer(document, now)
}

function seconds(document: ConfigDocument, name: 'created_at' | 'expires_in'): number | undefined {
  const ref = traktValue(document, name)
  const { value, text = '' } = (ref && document.scalar(ref)) ?? {}
  // In quotes it is the same to whoever reads it; to PMM it is nothing either way.
  if (typeof value === 'string') return /^\d{1,10}$/.test(text.trim()) ? Number(text) : undefined
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

/** `2026-08-01` */
export const day = (date: Date) => date.toISOString().slice(0, 10)

/** A stretch of time in words, in its largest unit: `3 days`, `1 hour`. */
export function inWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  const [count, unit] =
    minutes >= 2880
      ? [Math.floor(minutes / 1440), 'day']
      : minutes >= 120
        ? [Math.floor(minutes / 60), 'hour']
        : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
