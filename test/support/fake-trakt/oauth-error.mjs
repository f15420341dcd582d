import { json } from './reply.mjs'

/** What the old server said, whatever was the matter with a grant. */
const OLD_GRANT =
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI ' +
  'used in the authorization request, or was issued to another client.'
const OLD_CLIENT =
  'Client authentication failed due to unknown client, no client authentication included, or ' +
  'unsupported authentication method.'

/**
 * An error of the OAuth endpoints: 400 and its reason today, 401 with a header until 2025.
 * @param {import('./types.js').State} state
 * @param {string} error
 * @param {string} description
 * @returns {import('./types.js').Reply}
 */
export function oauthError(state, error, description) {
  if (state.behaviour.server === 'new' || (error !== 'invalid_grant' && error !== 'invalid_client'))
    return { ...json(400, { error, error_description: description }), note: error }
  const old = error === 'invalid_grant' ? OLD_GRANT : OLD_CLIENT
  return {
    ...json(
      401,
      { error, error_description: old },
      { 'www-authenticate': `Bearer realm="Doorkeeper", error="${error}", error_description="${old}"` },
    ),
    note: error,
  }
}
