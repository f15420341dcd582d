import type { Grant, NetAnswer, Session, Tokens } from '../../plugin.js'
import { refusalOf } from './refusal.js'
import { SIGN_IN_AGAIN } from './words.js'

/** In PMM's order. */
export const TOKEN_KEYS = ['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'created_at']

/** Takes the tokens out of an answer to an exchange, whatever content type it came with. */
export function grantOf(answer: NetAnswer, session: Session): Grant {
  if (answer.kind !== 'answer' || answer.status < 200 || answer.status > 299)
    return refusalOf(answer, session.client)
  const tokens = tokensOf(answer.json, session.now())
  if (tokens) return { ok: true, tokens }
  return {
    ok: false,
    kind: 'lost',
    message: 'Trakt said yes, but what it sent holds no tokens.',
    next: `Something between you and Trakt changed the answer. ${SIGN_IN_AGAIN}`,
  }
}

/** What is missing besides the two tokens is filled in with what Trakt always says. */
function tokensOf(json: unknown, now: Date): Tokens | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const body = json as Record<string, unknown>
  const { access_token, refresh_token } = body
  if (!isToken(access_token) || !isToken(refresh_token)) return undefined
  const text = (value: unknown, otherwise: string) =>
    typeof value === 'string' && value !== '' ? value : otherwise
  const seconds = (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null
  return {
    access_token,
    token_type: text(body.token_type, 'Bearer'),
    expires_in: seconds(body.expires_in),
    refresh_token,
    scope: text(body.scope, 'public'),
    created_at: seconds(body.created_at) ?? Math.floor(now.getTime() / 1000),
  }
}

/** Nothing is promised of a token but that it is text; blanks or line ends in it would be a mistake. */
function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^\S+$/.test(value)
}

/** Sixty-four hexadecimal digits, and what MyAnimeList never says of tokens; its ids have half as many digits. */
export function recognizes({ access_token, scope, created_at, client_id }: Readonly<Record<string, string>>) {
  const isUsual = /^[0-9a-f]{64}$/i
  if (client_id !== undefined && isUsual.test(client_id)) return true
  return isUsual.test(access_token ?? '') && (scope !== undefined || created_at !== undefined)
}
