/**
 * @typedef {import('./types.js').State} State
 * @typedef {Partial<Pick<Grant, 'redirectUri' | 'family' | 'refresh'>>} Origin
 * @typedef {import('./types.js').Grant} Grant
 */

/**
 * Hands out a pair of tokens; without a family it begins one.
 * @param {State} state
 * @param {Origin & { createdAtSeconds?: number }} [options]
 * @returns {Grant}
 */
export function newGrant(state, options = {}) {
  const { redirectUri = state.app.redirectUri, family = state.grants.length } = options
  const { createdAtSeconds = Math.floor(state.now() / 1000), refresh = 'live' } = options
  /** @type {Grant} */
  const grant = {
    pair: {
      access_token: state.mint('access'),
      token_type: 'bearer',
      expires_in: state.lifetimeSeconds,
      refresh_token: state.mint('refresh'),
      scope: 'public',
      created_at: createdAtSeconds,
    },
    redirectUri,
    family,
    access: 'live',
    refresh,
    presented: 0,
  }
  state.grants.push(grant)
  return grant
}

/** @param {State} state @param {Grant} grant */
export function isExpired(state, { pair }) {
  return state.now() >= (pair.created_at + pair.expires_in) * 1000
}

/** @param {State} state @param {number} family */
export function revokeFamily(state, family) {
  for (const grant of state.grants) if (grant.family === family) revokeGrant(grant)
}

/**
 * A spent refresh token stays what it is: its second use has to be told from that of a revoked one.
 * @param {Grant} grant
 */
export function revokeGrant(grant) {
  grant.access = 'revoked'
  if (grant.refresh !== 'spent') grant.refresh = 'revoked'
}

/** @param {State} state @param {string} token @returns {import('./types.js').TokenState} */
export function stateOf(state, token) {
  const grant = state.grants.find(({ pair }) => pair.access_token === token || pair.refresh_token === token)
  if (!grant) return 'unknown'
  if (grant.pair.refresh_token === token) return grant.refresh === 'too-old' ? 'old' : grant.refresh
  return grant.access === 'live' && isExpired(state, grant) ? 'expired' : grant.access
}

/** @param {State} state @returns {ReadonlyMap<string, number>} */
export function spentTokens(state) {
  const spent = state.grants.filter(({ refresh }) => refresh === 'spent')
  return new Map(spent.map(({ pair, presented }) => [pair.refresh_token, presented]))
}
