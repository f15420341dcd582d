import { activate } from './activate.mjs'
import { authorize } from './authorize.mjs'
import { BLOCKED, isBlocked } from './cloudflare.mjs'
import { deviceCode, deviceToken } from './device.mjs'
import { refusedByApi, refusedByOauth } from './gate.mjs'
import { empty } from './reply.mjs'
import { revoke } from './revoke.mjs'
import { settings } from './settings.mjs'
import { token } from './token.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Request} Request
 * @typedef {import('./types.js').Reply} Reply
 * @typedef {import('./types.js').Endpoint} Endpoint
 * @typedef {(state: State, request: Request) => Reply} Handler
 */

/** @type {readonly { method: string, path: RegExp, endpoint: Endpoint, handle: Handler }[]} */
const ROUTES = [
  {
    method: 'POST',
    path: /^\/oauth\/device\/code$/,
    endpoint: 'device-code',
    handle: oauth(deviceCode, false),
  },
  { method: 'POST', path: /^\/oauth\/device\/token$/, endpoint: 'device-token', handle: oauth(deviceToken) },
  { method: 'POST', path: /^\/oauth\/token$/, endpoint: 'token', handle: oauth(token) },
  { method: 'POST', path: /^\/oauth\/revoke$/, endpoint: 'revoke', handle: oauth(revoke) },
  { method: 'GET', path: /^\/oauth\/authorize$/, endpoint: 'authorize', handle: authorize },
  { method: 'GET', path: /^\/activate(\/[^/]*)?$/, endpoint: 'activate', handle: activate },
  {
    method: 'GET',
    path: /^\/users\/settings$/,
    endpoint: 'settings',
    handle: (state, request) => refusedByApi(state, request) ?? settings(state, request),
  },
]

/**
 * A wrong method is answered as a path that does not exist.
 * @param {State} state
 * @param {Request} request
 * @returns {Reply}
 */
export function answer(state, request) {
  if (isBlocked(request)) return BLOCKED
  return routeOf(request)?.handle(state, request) ?? { ...empty(404), note: 'no such endpoint' }
}

/**
 * The names by which a fault may aim at a request.
 * @param {Request} request
 * @returns {readonly Endpoint[]}
 */
export function endpointsOf(request) {
  const endpoint = routeOf(request)?.endpoint
  if (endpoint !== 'token') return endpoint ? [endpoint] : []
  const { grant_type } = /** @type {{ grant_type?: unknown }} */ (request.body ?? {})
  if (grant_type === 'refresh_token') return [endpoint, 'refresh']
  return grant_type === 'authorization_code' ? [endpoint, 'exchange'] : [endpoint]
}

/** @param {Request} request */
function routeOf({ method, path }) {
  return ROUTES.find((route) => route.method === method && route.path.test(path))
}

/**
 * @param {(state: State, body: Readonly<Record<string, unknown>>) => Reply} handle
 * @param {boolean} [secret]
 * @returns {Handler}
 */
function oauth(handle, secret = true) {
  return (state, request) =>
    refusedByOauth(state, request, secret) ??
    handle(state, /** @type {Readonly<Record<string, unknown>>} */ (request.body))
}
