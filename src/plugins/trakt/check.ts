import type { Check, Session } from '../../plugin.js'
import { get } from './api.js'
import { refusalOf } from './refusal.js'

/**
 * Asks whose the access token is. Whether the refresh token is still good cannot be asked without spending it.
 */
export async function check(session: Session): Promise<Check> {
  const answer = await get(session, '/users/settings', session.tokens.access_token ?? '')
  if (answer.kind === 'answer' && answer.status === 200) {
    const { username, vip } = userOf(answer.json)
    return { ok: true, ...(username === undefined ? {} : { username }), ...(vip ? { note: 'VIP' } : {}) }
  }
  if (answer.kind === 'answer' && answer.status === 401)
    return { ok: false, kind: 'token', message: 'Trakt does not take the access token (401).' }
  const refusal = refusalOf(answer)
  // Nothing was to be spent, so nothing is lost.
  return refusal.kind === 'lost' ? { ...refusal, kind: 'busy', next: 'Try again in half a minute.' } : refusal
}

function userOf(json: unknown): { readonly username?: string; readonly vip: boolean } {
  const user = (json as { user?: { username?: unknown; vip?: unknown } } | undefined)?.user
  const { username, vip } = user ?? {}
  return { ...(typeof username === 'string' ? { username } : {}), vip: vip === true }
}
