import type { Grant, NetAnswer, Refusal, Session, Tokens } from '../../plugin/index.js'
import { refusalOf } from './refusal.js'
import { SIGN_IN_AGAIN } from './words.js'

/** In PMM's order. */
export const TOKEN_KEYS = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'created_at']

/**
 * Takes the tokens out of an answer to an exchange, whatever content type it came with.
 *
 * @param refreshToken that stays in use where the answer holds no other one
 */
export function grantOf(answer: NetAnswer, session: Session, refreshToken?: string): Grant {
  if (answer.kind !== 'answer' || answer.status < 200 || answer.status > 299)
    return refusalOf(answer, session.client)
  const tokens = tokensOf(answer.json, session.now(), refreshToken)
  if (tokens) return { ok: true, tokens }
  return answer.isHtml ? A_PAGE : NO_TOKENS
}

/** Nobody but Trakt has its certificate; but networks and virus scanners are given others to show for it. */
export const A_PAGE: Refusal = {
  ok: false,
  kind: 'lost',
  message:
    'A web page came in place of Trakt’s answer: a sign-in page of the network, perhaps. Trakt may not have been reached at all.',
  next: 'Open a browser and see whether the network wants a sign-in of its own. Then run the command again.',
}

const NO_TOKENS: Refusal = {
  ok: false,
  kind: 'lost',
  message: 'What came in place of Trakt’s answer holds no tokens; whether Trakt was reached cannot be told.',
  next: `Something between you and Trakt changed the answer. ${SIGN_IN_AGAIN}`,
}

/**
 * What is missing besides the access token is filled in with what Trakt always says. Without a new refresh token
 * the old one goes on (RFC 6749, 6); where there is none, people have to sign in again some day.
 */
function tokensOf(json: unknown, now: Date, refreshToken?: string): Tokens | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const body = json as Record<string, unknown>
  const { access_token } = body
  const refresh_token = body.refresh_token === '' ? null : (body.refresh_token ?? null)
  if (!isToken(access_token) || !(refresh_token === null || isToken(refresh_token))) return undefined
  const text = (value: unknown, otherwise: string) =>
    typeof value === 'string' && value !== '' ? value : otherwise
  const seconds = (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null
  return {
    access_token,
    token_type: text(body.token_type, 'Bearer'),
    expires_in: seconds(body.expires_in),
    refresh_token: refresh_token ?? refreshToken ?? null,
    scope: text(body.scope, 'public'),
    created_at: seconds(body.created_at) ?? Math.floor(now.getTime() / 1000),
  }
}

/** Nothing is promised of a token but that it goes into a header: blanks or line ends in it would be a mistake. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
}

/** Sixty-four hexadecimal digits, and what MyAnimeList never says of tokens; its ids have half as many digits. */
export function recognizes({ access_token, scope, created_at, client_id }: Readonly<Record<string, string>>) {
  const isUsual = /^[0-9a-f]{64}$/i
  if (client_id !== undefined && isUsual.test(client_id)) return true
  return isUsual.test(access_token ?? '') && (scope !== undefined || created_at !== undefined)
}
