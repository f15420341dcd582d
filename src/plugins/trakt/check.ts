import type { Check, Session } from '../../plugin/index.js'
import { get } from './api.js'
import { refusalOf } from './refusal.js'

/**
 * Asks whose the access token is. Whether the refresh token is still good cannot be asked without spending it.
 */
export async function check(session: Session): Promise<Check> {
  const answer = await get(session, '/users/settings', session.tokens.access_token ?? '')
  if (answer.kind === 'answer' && answer.status === 200) {
    const { username, vip } = userOf(answer.json)
    if (username === undefined) return NOT_TRAKT
    return { ok: true, username, ...(vip ? { note: 'VIP' } : {}) }
  }
  if (answer.kind === 'answer' && answer.status === 401)
    return { ok: false, kind: 'token', message: 'Trakt does not take the access token (401).' }
  const refusal = refusalOf(answer, session.client)
  // Nothing was to be spent, so nothing is lost.
  return refusal.kind === 'lost' ? { ...refusal, kind: 'busy' } : refusal
}

/** The sign-in page of a network says 200 as well. */
const NOT_TRAKT: Check = {
  ok: false,
  kind: 'busy',
  message: 'What came in place of Trakt’s answer names no user, so it is not Trakt’s.',
  next: 'Check --api-url, or what stands between you and the internet: a sign-in page of the network, a proxy.',
}

function userOf(json: unknown): { readonly username?: string; readonly vip: boolean } {
  const user = (json as { user?: { username?: unknown; vip?: unknown } } | undefined)?.user
  const { username, vip } = user ?? {}
  return { ...(typeof username === 'string' ? { username } : {}), vip: vip === true }
}
