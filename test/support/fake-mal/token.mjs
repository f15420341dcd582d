import { refusal } from './answer.mjs'
import { badRequest } from './authorize.mjs'

const INVALID_GRANT =
  'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.'

/**
 * Tokens for a code or for a refresh token.
 * @param {string} type the content type of the request @param {string} body
 * @param {import('./state.mjs').App} app
 * @param {ReturnType<typeof import('./state.mjs').createState>} state @returns {import('./answer.mjs').Answer}
 */
export function token(type, body, app, state) {
  // Anything but a form is not looked into, so its first parameter is missing.
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return badRequest('grant_type')
  const form = new URLSearchParams(body)
  const grantType = form.get('grant_type')
  if (grantType === null) return badRequest('grant_type')
  if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret)
    return refusal(401, 'invalid_client', 'Client authentication failed')
  if (grantType === 'authorization_code') return forCode(form, app, state)
  if (grantType === 'refresh_token') return forRefreshToken(form, state)
  return refusal(
    400,
    'unsupported_grant_type',
    'The authorization grant type is not supported by the authorization server.',
    'Check that all required parameters have been provided',
  )
}

/**
 * @param {URLSearchParams} form @param {import('./state.mjs').App} app
 * @param {ReturnType<typeof import('./state.mjs').createState>} state @returns {import('./answer.mjs').Answer}
 */
function forCode(form, app, state) {
  const code = form.get('code')
  const verifier = form.get('code_verifier')
  if (!code) return badRequest('code')
  if (!verifier) return badRequest('code_verifier')
  const grant = state.grantOf(code)
  if (!grant) return refusal(400, 'invalid_grant', INVALID_GRANT, 'Authorization code has been revoked')
  // Sent to the authorize page, it must be sent again; left out there, it may be left out here.
  const redirectUri = form.get('redirect_uri') ?? undefined
  const accepted = grant.redirectUri === undefined ? [undefined, app.redirectUri] : [grant.redirectUri]
  if (!accepted.includes(redirectUri))
    return refusal(400, 'invalid_grant', INVALID_GRANT, 'Check the `redirect_uri` parameter')
  if (verifier !== grant.challenge)
    return refusal(400, 'invalid_grant', INVALID_GRANT, 'Failed to verify `code_verifier`.')
  return { status: 200, body: state.exchange(code) }
}

/**
 * @param {URLSearchParams} form
 * @param {ReturnType<typeof import('./state.mjs').createState>} state @returns {import('./answer.mjs').Answer}
 */
function forRefreshToken(form, state) {
  const refreshToken = form.get('refresh_token')
  if (!refreshToken) return badRequest('refresh_token')
  const tokens = state.renew(refreshToken)
  return tokens
    ? { status: 200, body: tokens }
    : refusal(400, 'invalid_grant', INVALID_GRANT, 'Token has been revoked')
}
