import type { NetAnswer, Session } from '../../plugin/index.js'

/** What PMM and most tools registered their apps with; Trakt's app form still takes it. */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

/** Every request to the API names its version and the app; the sign-in server does not mind them. */
function headers({ client }: Session): Record<string, string> {
  return { 'trakt-api-version': '2', ...(client.client_id ? { 'trakt-api-key': client.client_id } : {}) }
}

/** Trakt takes JSON only, and the app's credentials in the body: its server refuses HTTP Basic. */
export function post(
  session: Session,
  path: string,
  body: Readonly<Record<string, string>>,
): Promise<NetAnswer> {
  return session.send({
    method: 'POST',
    url: `${session.urls.auth}${path}`,
    headers: headers(session),
    json: body,
  })
}

export function get(session: Session, path: string, accessToken: string): Promise<NetAnswer> {
  return session.send({
    method: 'GET',
    url: `${session.urls.api}${path}`,
    headers: {
      ...headers(session),
      'content-type': 'application/json',
      authorization: `Bearer ${accessToken}`,
    },
  })
}

/** The id and secret of the app, as bodies hold them. */
export function app({ client }: Session): Record<string, string> {
  return { client_id: client.client_id ?? '', client_secret: client.client_secret ?? '' }
}

/** Refreshing asks for the redirect URI that the tokens were issued for; a config does not say which. */
export const redirectUri = (session: Session) => session.redirectUri ?? OUT_OF_BAND
