import { oauthError } from './oauth-error.mjs'
import { empty, json } from './reply.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Request} Request
 * @typedef {import('./types.js').Reply} Reply
 */

/** @param {State} state @param {unknown} clientId */
export function knowsClient({ app, behaviour }, clientId) {
  return clientId === app.clientId && !behaviour.appDeleted
}

/**
 * What the OAuth endpoints refuse before they look at what is asked for.
 * @param {State} state
 * @param {Request} request
 * @param {boolean} secret whether the client has to prove itself
 * @returns {Reply | undefined}
 */
export function refusedByOauth(state, request, secret) {
  if (!isJson(request)) return { ...empty(412), note: 'not application/json' }
  if (typeof request.body !== 'object' || request.body === null)
    return oauthError(state, 'invalid_request', 'the body is not a JSON object')
  if (/^basic /i.test(request.headers.authorization ?? ''))
    return oauthError(state, 'invalid_client', 'client authentication by HTTP Basic is not supported')
  const body = /** @type {Readonly<Record<string, unknown>>} */ (request.body)
  // Said of a client id that is unknown, too.
  if (!knowsClient(state, body.client_id)) return oauthError(state, 'invalid_client', 'client_id is required')
  if (secret && body.client_secret !== state.app.clientSecret)
    return oauthError(state, 'invalid_client', 'invalid client_secret')
  return undefined
}

/**
 * What the API refuses whatever is asked for.
 * @param {State} state
 * @param {Request} request
 * @returns {Reply | undefined}
 */
export function refusedByApi(state, request) {
  if (!isJson(request)) return { ...empty(412), note: 'not application/json' }
  if (!knowsClient(state, request.headers['trakt-api-key'])) {
    const reply = state.behaviour.forbidden === 'json' ? json(403, { error: 'invalid_api_key' }) : empty(403)
    return { ...reply, note: 'unknown client id' }
  }
  if (request.headers['trakt-api-version'] !== '2') return { ...empty(400), note: 'no trakt-api-version' }
  return undefined
}

/** @param {Request} request */
function isJson({ headers }) {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
}
