import { BLOCKED, originError } from './cloudflare.mjs'
import { html, json } from './reply.mjs'

/**
 * @typedef {import('./types.js').Fault} Fault
 * @typedef {import('./types.js').Reply} Reply
 */

/** Nothing listens there: whoever follows the redirect fails, and shows it. */
const ELSEWHERE = 'http://127.0.0.1:9/elsewhere'
const HUGE = 16 * 1024 * 1024
const RATE_LIMIT = {
  name: 'AUTHED_API_POST_LIMIT',
  period: 1,
  limit: 1,
  remaining: 0,
  until: '2020-10-10T00:24:00Z',
}

/** Everything that is known to go wrong, by name. */
const FAULTS = {
  cloudflare: given(BLOCKED),
  // The statuses of the API.
  'bad-request': { status: 400 },
  unauthorized: { status: 401 },
  'private-list': { status: 401, headers: { 'x-private-user': 'true' } },
  forbidden: { status: 403 },
  'forbidden-json': given(json(403, { error: 'invalid_api_key' })),
  'not-found': { status: 404 },
  'method-not-allowed': { status: 405 },
  conflict: { status: 409 },
  gone: { status: 410 },
  'precondition-failed': { status: 412 },
  denied: { status: 418 },
  'account-limit': {
    status: 420,
    headers: { 'x-upgrade-url': 'https://trakt.tv/vip', 'x-vip-user': 'false', 'x-account-limit': '1' },
  },
  unprocessable: given(json(422, { errors: { code: ['is invalid'] } })),
  locked: { status: 423, headers: { 'x-account-locked': 'true' } },
  deactivated: { status: 423, headers: { 'x-account-deactivated': 'true' } },
  'vip-only': { status: 426, headers: { 'x-upgrade-url': 'https://trakt.tv/vip' } },
  'rate-limit': {
    status: 429,
    headers: { 'retry-after': '1', 'x-ratelimit': JSON.stringify(RATE_LIMIT) },
  },
  // Of the security layer, which says neither how long nor why.
  'rate-limit-bare': { status: 429 },
  'server-error': given(html(500, 'Error', '<h1>500</h1>')),
  'bad-gateway': given(html(502, 'Bad gateway', '<h1>502</h1>')),
  unavailable: given(html(503, 'Service unavailable', '<h1>503</h1>')),
  'gateway-timeout': given(html(504, 'Gateway time-out', '<h1>504</h1>')),
  'cloudflare-520': given(originError(520)),
  'cloudflare-521': given(originError(521)),
  'cloudflare-522': given(originError(522)),
  'cloudflare-523': given(originError(523)),
  'cloudflare-524': given(originError(524)),
  'cloudflare-525': given(originError(525)),
  'cloudflare-526': given(originError(526)),
  // The errors of the OAuth endpoints.
  'invalid-grant': oauth('invalid_grant', 'invalid refresh token'),
  'session-not-found': oauth('invalid_grant', 'session not found'),
  'invalid-client': oauth('invalid_client', 'client_id is required'),
  'unauthorized-client': oauth('unauthorized_client', 'client is not allowed to use this grant'),
  'missing-grant-type': oauth('invalid_request', 'missing required parameter: grant_type'),
  // The way there and back.
  'cut-before': { cut: 'before' },
  'cut-after': { cut: 'after' },
  'cut-middle': { cut: 'middle' },
  'reset-after': { cut: 'after', reset: true },
  slow: { delay: 2000 },
  dribble: { dribble: 100 },
  // As long as a timer can be set for: nobody waits till the end.
  hang: { delay: 2 ** 31 - 1 },
  'hang-before': { cut: 'before', delay: 2 ** 31 - 1 },
  // Answers that are none. The request is carried out, so what they hide is lost.
  empty: { body: '', headers: { 'content-type': null } },
  'half-json': { body: (/** @type {string} */ body) => body.slice(0, Math.floor(body.length / 2)) },
  'not-json': { body: 'OK' },
  html: {
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    body: html(200, 'Trakt', '<h1>Welcome</h1>').body,
  },
  'wrong-shape': { body: '{"access_token":1}' },
  // True answers that look odd.
  'wrong-type': { headers: { 'content-type': 'text/plain' } },
  huge: { body: (/** @type {string} */ body) => body + ' '.repeat(HUGE) },
  redirect: { status: 302, headers: { location: ELSEWHERE } },
  // Other than 302, this one asks to send the same body again.
  'redirect-with-body': { status: 307, headers: { location: ELSEWHERE } },
}

/** @typedef {keyof typeof FAULTS} FaultName */

export const FAULT_NAMES = /** @type {readonly FaultName[]} */ (Object.keys(FAULTS))

/**
 * A fault by its name, aimed: `fault('cut-after', { on: 'refresh', nth: 2 })`. What else is given overrides
 * what the name stands for; headers are added.
 * @param {FaultName} name
 * @param {Fault} [more]
 * @returns {Fault}
 */
export function fault(name, more = {}) {
  const known = /** @type {Fault} */ (FAULTS[name])
  const headers = { ...known.headers, ...more.headers }
  return { name, ...known, ...more, ...(known.headers || more.headers ? { headers } : {}) }
}

/** @param {string} error @param {string} description */
function oauth(error, description) {
  return given(json(400, { error, error_description: description }))
}

/** @param {Reply} reply */
function given({ status, headers, body }) {
  return { status, headers, body }
}
