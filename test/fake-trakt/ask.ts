import type { FakeTrakt, TokenPair } from '../support/fake-trakt/types.js'

export type Headers = Readonly<Record<string, string>>

export interface Answer {
  readonly status: number
  readonly headers: Response['headers']
  readonly text: string
  /** Undefined where the body is no JSON. */
  readonly json: Readonly<Record<string, unknown>> | undefined
}

/** Asks as any client would, and follows no redirects. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

/** A request to an OAuth endpoint with the app's id and secret, unless the body has others. */
export function post(fake: FakeTrakt, path: string, body: object, headers: Headers = {}) {
  const { clientId, clientSecret } = fake.app
  return ask(`${fake.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...body }),
  })
}

export function exchange(fake: FakeTrakt, code: string, more: object = {}) {
  const { redirectUri } = fake.app
  return post(fake, '/oauth/token', {
    code,
    redirect_uri: redirectUri,
    grant_type: 'authorization_code',
    ...more,
  })
}

export function refresh(fake: FakeTrakt, { refresh_token }: { refresh_token: unknown }, more: object = {}) {
  const { redirectUri } = fake.app
  return post(fake, '/oauth/token', {
    refresh_token,
    redirect_uri: redirectUri,
    grant_type: 'refresh_token',
    ...more,
  })
}

export function settings(fake: FakeTrakt, token: string | undefined, headers: Headers = {}) {
  return ask(`${fake.url}/users/settings`, {
    headers: {
      'content-type': 'application/json',
      'trakt-api-version': '2',
      'trakt-api-key': fake.app.clientId,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  })
}

/** The pair in the answer of a token request. */
export function pairOf({ json }: Answer): TokenPair {
  return json as unknown as TokenPair
}

function parsed(text: string): Answer['json'] {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
