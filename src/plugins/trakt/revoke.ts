import type { NetAnswer, Refusal, Revoked, Session } from '../../plugin/index.js'
import { app, post } from './api.js'
import { refusalOf } from './refusal.js'
import { A_PAGE } from './tokens.js'

/**
 * Tells Trakt to take the tokens no more, the refresh token too: by it there would be new ones. A token that it
 * does not know is as good as revoked; any other refusal leaves it alive.
 */
export async function revoke(session: Session): Promise<Revoked | Refusal> {
  const { access_token, refresh_token } = session.tokens
  // Where the first of them ends both, the second is not known any more.
  const first = access_token === undefined ? { ok: true as const } : await tell(session, access_token)
  if (!first.ok || refresh_token === undefined) return first
  const answer = await post(session, '/oauth/revoke', { token: refresh_token, ...app(session) })
  return isOfNoSuchKind(answer) ? { ok: true, left: REFRESH_TOKEN_LEFT } : outcomeOf(answer, session)
}

const tell = async (session: Session, token: string) =>
  outcomeOf(await post(session, '/oauth/revoke', { token, ...app(session) }), session)

function outcomeOf(answer: NetAnswer, session: Session): Revoked | Refusal {
  const isYes = answer.kind === 'answer' && answer.status >= 200 && answer.status < 300
  if (isYes && answer.isHtml) return A_PAGE
  return isYes || isUnknown(answer) ? { ok: true } : refusalOf(answer, session.client)
}

const REFRESH_TOKEN_LEFT =
  'Trakt takes no refresh tokens back. If somebody has a copy of it, disconnect the app in Trakt’s settings.'

/** RFC 7009: a server may know how to revoke tokens of one kind only. */
const isOfNoSuchKind = (answer: NetAnswer) =>
  answer.kind === 'answer' && errorIn(answer) === 'unsupported_token_type'

function isUnknown(answer: NetAnswer): boolean {
  if (answer.kind !== 'answer' || answer.status >= 500) return false
  return ['invalid_grant', 'invalid_token'].includes(errorIn(answer) ?? '')
}

function errorIn({ json }: Extract<NetAnswer, { kind: 'answer' }>): string | undefined {
  const { error } = (json ?? {}) as { readonly error?: unknown }
  return typeof error === 'string' ? error : undefined
}
