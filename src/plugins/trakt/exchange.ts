import type { Grant, Refusal, Session } from '../../plugin/index.js'
import { app, post, redirectUri } from './api.js'
import { grantOf } from './tokens.js'
import { SIGN_IN_AGAIN } from './words.js'

/** Exchanges the refresh token, which is good once. */
export async function refresh(session: Session): Promise<Grant> {
  const answer = await post(session, '/oauth/token', {
    refresh_token: session.tokens.refresh_token ?? '',
    ...app(session),
    redirect_uri: redirectUri(session),
    grant_type: 'refresh_token',
  })
  const grant = grantOf(answer, session, session.tokens.refresh_token)
  if (grant.ok || grant.kind !== 'grant') return grant
  return {
    ...grant,
    message: `Trakt does not take the refresh token any more: it was used already (by Kometa, perhaps, or with a copy of this config), is from before Trakt’s move of July 2026, or belongs to another app or redirect URI. ${grant.message}`,
    next: SIGN_IN_AGAIN,
  }
}

/** Exchanges a PIN, or the code that came to the redirect URI: good for ten minutes and once. */
export async function exchangeCode(session: Session, text: string): Promise<Grant> {
  const query = queryIn(text)
  const code = query?.get('code') || (query ? undefined : text.trim())
  if (code === undefined) return noCode(query?.get('error'))
  const answer = await post(session, '/oauth/token', {
    code,
    ...app(session),
    redirect_uri: redirectUri(session),
    grant_type: 'authorization_code',
  })
  const grant = grantOf(answer, session)
  if (grant.ok) return grant
  if (grant.kind === 'lost') return { ...grant, next: `The code may be spent by it. ${SIGN_IN_AGAIN}` }
  return grant.kind === 'grant' ? spentCode(grant) : grant
}

/** People copy the whole address that Trakt sent them to, or the end of it; else it is the code alone. */
function queryIn(text: string): URLSearchParams | undefined {
  const [, query] = /(?:\?|^\s*["']?(?=code=))([^#\s"']*)/.exec(text) ?? []
  return query === undefined && !text.includes('://') ? undefined : new URLSearchParams(query)
}

const noCode = (error: string | null | undefined): Refusal => ({
  ok: false,
  kind: 'denied',
  message: `This address holds no code${error ? ` but an error: ${error.slice(0, 100)}` : ': it has to have `code=` in it'}. Nothing was sent.`,
  next: 'Sign in with a code of Trakt’s own: pmm-config trakt auth --device <config>',
})

const spentCode = ({ message, ...rest }: Refusal): Refusal => ({
  ...rest,
  message: `Trakt does not take this code: it is older than ten minutes, was used already, or the app has another redirect URI (--redirect-uri). ${message}`,
  next: 'Trakt shows no PINs any more, so sign in with a code of its own: pmm-config trakt auth --device <config>',
})
