import { refusal } from './answer.mjs'

/** What RFC 7636 allows for a verifier; a plain challenge is one. */
const VERIFIER = /^[\w.~-]{43,128}$/

/**
 * The page on which people allow access. This one allows it at once and sends the browser back with a code.
 * @param {URLSearchParams} query @param {import('./state.mjs').App} app
 * @param {ReturnType<typeof import('./state.mjs').createState>} state @returns {import('./answer.mjs').Answer}
 */
export function authorize(query, app, state) {
  const challenge = query.get('code_challenge') ?? ''
  const method = query.get('code_challenge_method') ?? 'plain'
  const redirectUri = query.get('redirect_uri') ?? undefined
  if (query.get('response_type') !== 'code') return badRequest('response_type')
  if (query.get('client_id') !== app.clientId)
    return refusal(401, 'invalid_client', 'Client authentication failed')
  // Only one address is registered, so it may be left out; what is there must be the same to the letter.
  if (redirectUri !== undefined && redirectUri !== app.redirectUri)
    return refusal(401, 'invalid_client', 'Client authentication failed')
  if (method !== 'plain') return badRequest('code_challenge_method')
  if (!VERIFIER.test(challenge)) return badRequest('code_challenge')

  const location = new URL(app.redirectUri)
  location.searchParams.set('code', state.code({ challenge, redirectUri }))
  const echoed = query.get('state')
  if (echoed !== null) location.searchParams.set('state', echoed)
  return { status: 302, body: '', headers: { location: location.href } }
}

/** @param {string} parameter */
export function badRequest(parameter) {
  return refusal(
    400,
    'invalid_request',
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
    `Check the \`${parameter}\` parameter`,
  )
}
