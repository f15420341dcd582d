import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { refusal, send } from './answer.mjs'
import { api } from './api.mjs'
import { authorize } from './authorize.mjs'
import { createFaults } from './faults.mjs'
import { createState } from './state.mjs'
import { token } from './token.mjs'

/** What was asked, with what was answered. Bodies are kept as they came: they hold the secrets of tests only.
 * @typedef {{ method: string, path: string, query: URLSearchParams, headers: import('node:http').IncomingHttpHeaders, body: string, status: number }} FakeRequest */

/** @type {Readonly<Record<string, { method: string, endpoint: import('./faults.mjs').Endpoint }>>} */
const ENDPOINTS = {
  '/v1/oauth2/authorize': { method: 'GET', endpoint: 'authorize' },
  '/v1/oauth2/token': { method: 'POST', endpoint: 'token' },
  '/v2/users/@me': { method: 'GET', endpoint: 'me' },
  '/v2/anime/suggestions': { method: 'GET', endpoint: 'suggestions' },
}

/** An app as long as real ones are; nobody's. */
export const APP = {
  clientId: '1a2b3c4d'.repeat(4),
  clientSecret: '5e6f7a8b'.repeat(8),
  redirectUri: 'http://localhost/',
}

/**
 * A MyAnimeList that speaks its sign-in and two places of its API, on this machine only. Sign-in and API share
 * one base address.
 * @param {{ port?: number, app?: import('./state.mjs').App, lifetime?: number }} [options] `lifetime` of access
 *   tokens in seconds; the real one says 31 days
 */
export async function startFakeMal({ port = 0, app = APP, lifetime = 2_678_400 } = {}) {
  const state = createState(lifetime)
  const faults = createFaults()
  /** @type {FakeRequest[]} */
  const requests = []

  /** @param {Omit<FakeRequest, 'status'>} asked @returns {import('./answer.mjs').Answer} */
  const answer = ({ method, path, query, headers, body }) => {
    const known = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined
    if (!known) return refusal(404, 'not_found', '')
    const { endpoint } = known
    if (method !== known.method)
      return { ...refusal(405, 'method_not_allowed', ''), headers: { allow: known.method } }
    const fault = faults.take(endpoint)
    if (fault) return fault
    if (endpoint === 'authorize') return authorize(query, app, state)
    if (endpoint === 'token') return token(headers['content-type'] ?? '', body, app, state)
    return api(endpoint, headers, app, state)
  }

  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined)
    // Who hangs up in the middle of a request waits for no answer.
    if (body === undefined) return
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const asked = { method: request.method ?? '', path, query, headers: request.headers, body }
    const answered = answer(asked)
    requests.push({ ...asked, status: answered.status })
    send(response, answered)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())

  return {
    url: `http://127.0.0.1:${address.port}`,
    /** Everything that was asked, in order. @type {readonly FakeRequest[]} */
    requests,
    /** Tokens as after a sign-in that nobody saw. */
    issue: state.issue,
    /** A code as the authorize page gives it. @param {{ challenge: string, redirectUri?: string }} grant */
    code: ({ challenge, redirectUri }) => state.code({ challenge, redirectUri }),
    /** Codes and refresh tokens that were used up, in order. @type {readonly string[]} */
    spent: state.spent,
    faults,
    /** Cuts what is still open, too. */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined))
        server.closeAllConnections()
      }),
  }
}
