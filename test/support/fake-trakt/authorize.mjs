import { knowsClient } from './gate.mjs'
import { question } from './question.mjs'
import { html } from './reply.mjs'
import { OUT_OF_BAND } from './state.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Reply} Reply
 */

/**
 * A code that may be exchanged once within ten minutes; for the out-of-band address it is a PIN.
 * @param {State} state
 * @param {string} redirectUri
 * @param {string} [challenge]
 */
export function newCode(state, redirectUri, challenge) {
  const minted = state.mint('code')
  const code = redirectUri === OUT_OF_BAND ? minted.slice(0, 8).toUpperCase() : minted
  state.codes.push({ code, redirectUri, challenge, expiresAt: state.now() + 600_000, used: false })
  return code
}

/**
 * GET /oauth/authorize: `&approve=1` or `&deny=1` are the buttons.
 * @param {State} state
 * @param {import('./types.js').Request} request
 * @returns {Reply}
 */
export function authorize(state, { query }) {
  if (!knowsClient(state, query.get('client_id'))) return failure('invalid_client', 'client_id is required')
  const redirectUri = query.get('redirect_uri')
  if (redirectUri !== state.app.redirectUri)
    return failure(
      'invalid_redirect',
      "The requested redirect uri is malformed or doesn't match client redirect URI.",
    )
  if (query.get('response_type') !== 'code')
    return failure('unsupported_response_type', 'response_type must be code')
  if (query.has('deny')) return redirect(redirectUri, { error: 'access_denied' }, query)
  if (query.has('approve')) {
    const challenge = query.get('code_challenge') ?? undefined
    return redirect(redirectUri, { code: newCode(state, redirectUri, challenge) }, query)
  }
  const link = `/oauth/authorize?${query}`
  return html(200, 'Authorize', question(state, `${link}&approve=1`, `${link}&deny=1`))
}

/** @param {string} code @param {string} description @returns {Reply} */
function failure(code, description) {
  return { ...html(400, 'Error', `<h1>ERROR</h1>\n<p>CODE: ${code}</p>\n<p>${description}</p>`), note: code }
}

/**
 * Browsers cannot open an out-of-band address, so nobody has seen a PIN since July 2026; it is in there.
 * @param {string} redirectUri
 * @param {Readonly<Record<string, string>>} result
 * @param {URLSearchParams} query
 * @returns {Reply}
 */
function redirect(redirectUri, result, query) {
  const state = query.get('state')
  const parameters = new URLSearchParams({ ...result, ...(state === null ? {} : { state }) })
  return { ...html(302, 'Redirecting', ''), headers: { location: `${redirectUri}?${parameters}` } }
}
