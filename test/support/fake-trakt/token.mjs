import { newGrant, revokeFamily } from './grants.mjs'
import { oauthError } from './oauth-error.mjs'
import { provesChallenge } from './pkce.mjs'
import { json } from './reply.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Reply} Reply
 * @typedef {Readonly<Record<string, unknown>>} Body
 */

/** POST /oauth/token @param {State} state @param {Body} body @returns {Reply} */
export function token(state, body) {
  if (body.grant_type === 'authorization_code') return exchange(state, body)
  if (body.grant_type === 'refresh_token') return refresh(state, body)
  if (body.grant_type === undefined) return missing(state, 'grant_type')
  return oauthError(state, 'unsupported_grant_type', `unsupported grant_type ${body.grant_type}`)
}

/** @param {State} state @param {Body} body @returns {Reply} */
function exchange(state, body) {
  if (typeof body.code !== 'string') return missing(state, 'code')
  if (typeof body.redirect_uri !== 'string') return missing(state, 'redirect_uri')
  // Both 64 hex digits and a PIN may be typed in small letters or in capitals.
  const typed = body.code.toLowerCase()
  const code = state.codes.find((one) => one.code.toLowerCase() === typed)
  if (!code || code.used || state.now() >= code.expiresAt)
    return oauthError(state, 'invalid_grant', 'invalid code')
  if (code.redirectUri !== body.redirect_uri)
    return oauthError(state, 'invalid_grant', 'redirect_uri mismatch')
  if (!provesChallenge(code.challenge, body.code_verifier))
    return oauthError(state, 'invalid_grant', 'code verification failed')
  code.used = true
  return { ...json(200, newGrant(state, { redirectUri: code.redirectUri }).pair), note: 'exchanged' }
}

/** @param {State} state @param {Body} body @returns {Reply} */
function refresh(state, body) {
  if (typeof body.refresh_token !== 'string') return missing(state, 'refresh_token')
  const { server, reuse } = state.behaviour
  const grant = state.grants.find(({ pair }) => pair.refresh_token === body.refresh_token)
  if (!grant) return oauthError(state, 'invalid_grant', 'session not found')
  grant.presented++
  if (grant.refresh === 'too-old') return missing(state, 'grant_type')
  if (grant.refresh === 'old') return oauthError(state, 'invalid_grant', 'session not found')
  if (grant.refresh === 'spent' && reuse === 'revoke-family') revokeFamily(state, grant.family)
  if (grant.refresh !== 'live') return oauthError(state, 'invalid_grant', 'invalid refresh token')
  if (server === 'old' && grant.redirectUri !== body.redirect_uri)
    return oauthError(state, 'invalid_grant', 'redirect_uri mismatch')
  grant.refresh = 'spent'
  const { redirectUri, family } = grant
  return { ...json(200, newGrant(state, { redirectUri, family }).pair), note: 'refreshed' }
}

/** @param {State} state @param {string} parameter */
function missing(state, parameter) {
  return oauthError(state, 'invalid_request', `missing required parameter: ${parameter}`)
}
