import { revokeGrant } from './grants.mjs'
import { oauthError } from './oauth-error.mjs'
import { json } from './reply.mjs'

/**
 * POST /oauth/revoke. A token that is unknown is as good as revoked.
 * @param {import('./types.js').State} state
 * @param {Readonly<Record<string, unknown>>} body
 * @returns {import('./types.js').Reply}
 */
export function revoke(state, body) {
  const { token } = body
  if (typeof token !== 'string')
    return oauthError(state, 'invalid_request', 'missing required parameter: token')
  const grant = state.grants.find(({ pair }) => pair.access_token === token || pair.refresh_token === token)
  if (grant && (state.behaviour.revoke === 'pair' || grant.pair.refresh_token === token)) revokeGrant(grant)
  else if (grant) grant.access = 'revoked'
  return { ...json(200, {}), note: grant ? 'revoked' : 'unknown token' }
}
