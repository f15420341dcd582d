import type { Check, Session } from '../../plugin/index.js'
import { refusalOf } from './refusal.js'

/** Asks whose the access token is; spends nothing. */
export async function check(session: Session): Promise<Check> {
  const answer = await session.send({
    method: 'GET',
    url: `${session.urls.api}/v2/users/@me`,
    headers: { authorization: `Bearer ${session.tokens.access_token ?? ''}` },
  })
  if (answer.kind === 'answer' && answer.status === 200) {
    const { name } = (answer.json ?? {}) as { readonly name?: unknown }
    if (typeof name === 'string') return { ok: true, username: name }
    return {
      ok: false,
      kind: 'busy',
      message: 'Something else than MyAnimeList answered, perhaps a sign-in page of the network.',
      next: 'Check your connection, or --api-url.',
    }
  }
  if (answer.kind === 'answer' && answer.status === 401)
    return { ok: false, kind: 'token', message: 'MyAnimeList does not take the access token (401).' }
  const refusal = refusalOf(answer)
  // Nothing was to be spent, so nothing is lost.
  return refusal.kind === 'lost' ? { ...refusal, kind: 'busy', next: 'Try again later.' } : refusal
}
