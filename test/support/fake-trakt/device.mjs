import { newGrant } from './grants.mjs'
import { oauthError } from './oauth-error.mjs'
import { empty, json } from './reply.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').Reply} Reply
 * @typedef {import('./types.js').DeviceCode} DeviceCode
 */

/** Milliseconds by which a poll may be early: timers of Node's are, by one, and clocks are read in whole ones. */
const TOLERANCE = 5

/** POST /oauth/device/code @param {State} state @returns {Reply} */
export function deviceCode(state) {
  const code = state.mint('device')
  const userCode = state.mint('user').slice(0, 8).toUpperCase()
  state.devices.push({
    deviceCode: code,
    userCode,
    expiresAt: state.now() + state.codeSeconds * 1000,
    state: 'pending',
    polls: 0,
    lastPoll: undefined,
  })
  return json(200, {
    device_code: code,
    user_code: userCode,
    verification_url: `${state.url()}/activate`,
    expires_in: state.codeSeconds,
    interval: state.intervalSeconds,
  })
}

/**
 * POST /oauth/device/token
 * @param {State} state
 * @param {Readonly<Record<string, unknown>>} body
 * @returns {Reply}
 */
export function deviceToken(state, body) {
  if (body.code === undefined) return oauthError(state, 'invalid_request', 'missing required parameter: code')
  const device = state.devices.find((one) => one.deviceCode === body.code)
  if (!device) return { ...empty(404), note: 'unknown device code' }
  if (device.state === 'used') return { ...empty(409), note: 'already used' }
  if (device.state === 'expired' || state.now() >= device.expiresAt) return { ...empty(410), note: 'expired' }
  if (isTooFast(state, device)) return slowDown(state)
  answerByItself(state, device)
  device.polls++
  if (device.state === 'denied') return { ...empty(418), note: 'denied' }
  if (device.state === 'pending') return pending(state)
  device.state = 'used'
  return { ...json(200, newGrant(state).pair), note: 'approved' }
}

/** @param {State} state @param {DeviceCode} device */
function isTooFast(state, device) {
  const now = state.now()
  const earliest = (device.lastPoll ?? Number.NEGATIVE_INFINITY) + state.intervalSeconds * 1000
  device.lastPoll = now
  return state.behaviour.fastPoll !== 'allowed' && now < earliest - TOLERANCE
}

/** @param {State} state @returns {Reply} */
function slowDown({ behaviour, intervalSeconds }) {
  const headers = { 'retry-after': String(Math.ceil(intervalSeconds)) }
  const reply = empty(429, behaviour.fastPoll === 'slow-down-with-retry-after' ? headers : {})
  return { ...reply, note: 'slow down' }
}

/** @param {State} state @param {DeviceCode} device */
function answerByItself({ answerAfter }, device) {
  if (answerAfter && device.state === 'pending' && device.polls >= answerAfter.polls)
    device.state = answerAfter.answer
}

/**
 * Trakt's own contract has no body here, and clients that expect JSON stumble.
 * @param {State} state
 * @returns {Reply}
 */
function pending({ behaviour }) {
  const note = 'pending'
  if (behaviour.pending === 'json') return { ...json(400, { error: 'authorization_pending' }), note }
  if (behaviour.pending === 'text')
    return { status: 400, headers: { 'content-type': 'text/plain' }, body: 'Bad Request', note }
  return { ...empty(400), note }
}
