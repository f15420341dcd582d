import { createHash } from 'node:crypto'

export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

/** The app of a fake that is told of no other. Made up, and the same at every start. */
const APP = {
  clientId: digest('the client id of an app that does not exist'),
  clientSecret: digest('the client secret of an app that does not exist'),
  redirectUri: OUT_OF_BAND,
}

/** @type {import('./types.js').Behaviour} */
const BEHAVIOUR = {
  server: 'new',
  // Trakt does not say; whoever survives the harsher one survives both.
  reuse: 'revoke-family',
  pending: 'empty',
  fastPoll: 'slow-down',
  revoke: 'pair',
  account: 'active',
  appDeleted: false,
  forbidden: 'empty',
}

/**
 * @param {import('./types.js').Options} options
 * @param {() => string} url
 * @returns {import('./types.js').State}
 */
export function createState(options, url) {
  const { now = () => new Date(), seed = 'fake-trakt' } = options
  let minted = 0
  return {
    app: { ...APP, ...options.app },
    user: { username: 'sean', name: 'Sean Rudford', vip: true, ...options.user },
    behaviour: { ...BEHAVIOUR, ...options.behaviour },
    lifetimeSeconds: options.lifetime ?? 604_800,
    intervalSeconds: options.interval ?? 5,
    codeSeconds: options.expiresIn ?? 600,
    devices: [],
    codes: [],
    grants: [],
    answerAfter: undefined,
    now: () => now().getTime(),
    mint: (kind) => digest(`${seed} ${kind} ${++minted}`),
    url,
  }
}

/** @param {string} text @returns {string} 64 hex digits */
function digest(text) {
  return createHash('sha256').update(text).digest('hex')
}
