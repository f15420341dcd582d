import type { Grant, Session } from '../../plugin/index.js'
import { refusalOf } from './refusal.js'
import { tokensIn } from './tokens.js'
import { verifierOf } from './verifier.js'

/** Exchanges the refresh token. */
export async function refresh(session: Session): Promise<Grant> {
  const grant = await exchange(session, {
    grant_type: 'refresh_token',
    refresh_token: session.tokens.refresh_token ?? '',
  })
  if (grant.ok || grant.kind !== 'grant') return grant
  return {
    ...grant,
    message: `MyAnimeList does not take the refresh token any more: it is older than a month, was used already, or belongs to another app. ${grant.message}`,
    next: 'Sign in again: pmm-config mal auth --anew <config>',
  }
}

/** Exchanges the code of an address, which is good once and for the verifier of its page. */
export async function exchangeCode(session: Session, code: string): Promise<Grant> {
  const grant = await exchange(session, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifierOf(session),
    ...(session.redirectUri === undefined ? {} : { redirect_uri: session.redirectUri }),
  })
  if (grant.ok || grant.kind !== 'grant') return grant
  return {
    ...grant,
    message: `MyAnimeList does not take this address: it was used already, is too old, or comes from a page that another program showed. ${grant.message}`,
    next: 'Begin anew: pmm-config mal auth --anew <config>',
  }
}

async function exchange(session: Session, form: Readonly<Record<string, string>>): Promise<Grant> {
  const { client_id = '', client_secret = '' } = session.client
  const answer = await session.send({
    method: 'POST',
    url: `${session.urls.auth}/v1/oauth2/token`,
    form: { client_id, client_secret, ...form },
  })
  if (answer.kind !== 'answer' || answer.status < 200 || answer.status > 299) return refusalOf(answer)
  const tokens = tokensIn(answer.json, form.refresh_token)
  if (tokens) return { ok: true, tokens }
  return {
    ok: false,
    kind: 'lost',
    message: answer.isHtml
      ? 'A web page came in place of MyAnimeList’s answer: a sign-in page of the network, perhaps. MyAnimeList may not have been reached at all.'
      : 'What came in place of MyAnimeList’s answer holds no tokens; whether it was reached cannot be told.',
    next: 'Look what stands between you and MyAnimeList. Sign in again: pmm-config mal auth --anew <config>',
  }
}
