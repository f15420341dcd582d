import { createServer } from 'node:http'
import { answer as answerCode } from './activate.mjs'
import { newCode } from './authorize.mjs'
import { alter, createChooser, isHandled } from './faults.mjs'
import { newGrant, spentTokens, stateOf } from './grants.mjs'
import { logLine } from './log.mjs'
import { readRequest } from './request.mjs'
import { answer } from './routes.mjs'
import { send } from './send.mjs'
import { createState } from './state.mjs'

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./types.js').Fault} Fault
 * @typedef {import('./types.js').LoggedRequest} LoggedRequest
 */

/**
 * Starts a server on loopback that speaks Trakt's OAuth and the one call of its API by which a token is
 * checked. Both are on one port: clients that are older than Trakt's move to auth.trakt.tv know one address.
 * @param {import('./types.js').Options} [options]
 * @returns {Promise<import('./types.js').FakeTrakt>}
 */
export async function startFakeTrakt(options = {}) {
  let url = ''
  const state = createState(options, () => url)
  /** @type {LoggedRequest[]} */
  const requests = []
  /** @type {Fault[]} */
  const faults = []
  const choose = createChooser(faults)
  const closing = new AbortController()

  /** @param {IncomingMessage} message @param {ServerResponse} response */
  async function serve(message, response) {
    const at = new Date(state.now())
    const request = await readRequest(message)
    const fault = choose(request)
    const reply = replyTo(request, fault)
    const { method, path, headers, body } = request
    requests.push({ method, path, headers, body, at, status: reply?.status, fault })
    options.log?.(logLine(request, reply, fault))
    await send(response, reply, fault ?? {}, at, closing.signal)
  }

  /** @param {import('./types.js').Request} request @param {Fault | undefined} fault */
  function replyTo(request, fault) {
    if (!fault) return answer(state, request)
    if (isHandled(fault)) return alter(answer(state, request), fault)
    return fault.cut === 'before' ? undefined : alter({ status: 200, headers: {}, body: '' }, fault)
  }

  const server = createServer((message, response) => {
    // A client that is gone, or a fake that is being closed: there is nobody left to answer.
    serve(message, response).catch(() => response.destroy())
  })
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
    })
  )
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  url = `http://127.0.0.1:${address.port}`

  return {
    url,
    app: state.app,
    user: state.user,
    behaviour: state.behaviour,
    requests,
    faults,
    get spent() {
      return spentTokens(state)
    },
    issue({ createdAt, expired = false, old = false, redirectUri } = {}) {
      const ago = expired ? state.lifetimeSeconds + 3600 : 0
      return newGrant(state, {
        createdAtSeconds: Math.floor((createdAt?.getTime() ?? state.now()) / 1000) - ago,
        refresh: old === 'too-old' ? old : old ? 'old' : 'live',
        ...(redirectUri === undefined ? {} : { redirectUri }),
      }).pair
    },
    stateOf: (token) => stateOf(state, token),
    approve: (userCode) => answerCode(state, userCode, 'approved'),
    deny: (userCode) => answerCode(state, userCode, 'denied'),
    expire: (userCode) => answerCode(state, userCode, 'expired'),
    approveAfter(polls) {
      state.answerAfter = { polls, answer: 'approved' }
    },
    denyAfter(polls) {
      state.answerAfter = { polls, answer: 'denied' }
    },
    authorizationCode: (redirectUri = state.app.redirectUri) => newCode(state, redirectUri),
    async close() {
      closing.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
