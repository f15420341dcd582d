import { question } from './question.mjs'
import { html } from './reply.mjs'

/**
 * @typedef {import('./types.js').State} State
 * @typedef {import('./types.js').DeviceCode} DeviceCode
 */

/**
 * The person in the browser answers a code; without one, the newest that is pending.
 * @param {State} state
 * @param {string | undefined} userCode
 * @param {'approved' | 'denied' | 'expired'} answer
 */
export function answer(state, userCode, answer) {
  const device = findDevice(state, userCode)
  if (!device) throw new Error(`There is no pending device code${userCode ? ` ${userCode}` : ''} to answer.`)
  device.state = answer
}

/**
 * GET /activate and /activate/CODE: `?approve=1` or `?deny=1` are the buttons.
 * @param {State} state
 * @param {import('./types.js').Request} request
 * @returns {import('./types.js').Reply}
 */
export function activate(state, { path, query }) {
  const userCode = path.split('/')[2] || query.get('code')
  if (!userCode)
    return html(
      200,
      'Activate your device',
      '<form><label>Code <input name="code"></label> <button>Continue</button></form>',
    )
  const device = findDevice(state, userCode)
  if (!device) return html(404, 'Activate', '<p>That code is not valid or has already been used.</p>')
  if (query.has('approve')) {
    device.state = 'approved'
    return { ...html(200, 'Connected', '<p>Woohoo! Your device is now connected.</p>'), note: 'approved' }
  }
  if (query.has('deny')) {
    device.state = 'denied'
    return { ...html(200, 'Denied', '<p>Your device was not connected.</p>'), note: 'denied' }
  }
  const link = `/activate/${device.userCode}`
  return html(200, 'Activate your device', question(state, `${link}?approve=1`, `${link}?deny=1`))
}

/** @param {State} state @param {string | undefined} userCode @returns {DeviceCode | undefined} */
function findDevice(state, userCode) {
  return state.devices.findLast(
    (one) =>
      one.state === 'pending' &&
      state.now() < one.expiresAt &&
      (userCode === undefined || one.userCode === userCode.toUpperCase()),
  )
}
