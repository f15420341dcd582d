import type { NetAnswer, Refusal, Session } from '../../plugin.js'
import { app, post } from './api.js'
import { refusalOf } from './refusal.js'

/**
 * Tells Trakt to take the access token no more. A token that it does not know is as good as revoked; any other
 * refusal leaves it alive.
 */
export async function revoke(session: Session): Promise<{ readonly ok: true } | Refusal> {
  const answer = await post(session, '/oauth/revoke', {
    token: session.tokens.access_token ?? '',
    ...app(session),
  })
  if (answer.kind === 'answer' && answer.status >= 200 && answer.status < 300) return { ok: true }
  return isUnknown(answer) ? { ok: true } : refusalOf(answer, session.client)
}

function isUnknown(answer: NetAnswer): boolean {
  if (answer.kind !== 'answer' || answer.status >= 500) return false
  const { error } = (answer.json ?? {}) as { readonly error?: unknown }
  return error === 'invalid_grant' || error === 'invalid_token'
}
