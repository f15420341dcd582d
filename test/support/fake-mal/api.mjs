import { refusal } from './answer.mjs'

/** The user whom every token is of. */
const USER = { id: 4242, name: 'somebody' }

/**
 * What the API says to somebody who is signed in. The id of the app may be sent along, but opens neither place:
 * both are about a user.
 * @param {'me' | 'suggestions'} endpoint @param {import('node:http').IncomingHttpHeaders} headers
 * @param {import('./state.mjs').App} app
 * @param {ReturnType<typeof import('./state.mjs').createState>} state @returns {import('./answer.mjs').Answer}
 */
export function api(endpoint, headers, app, state) {
  const clientId = headers['x-mal-client-id']
  if (clientId !== undefined && clientId !== app.clientId)
    return refusal(400, 'bad_request', 'Invalid client id')
  const [, bearer] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
  if (bearer === undefined || !state.isGood(bearer))
    return {
      ...refusal(401, 'invalid_token', 'token is invalid'),
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    }
  return { status: 200, body: endpoint === 'me' ? USER : { data: [], paging: {} } }
}
