import { expect, test } from 'vitest'
import { APP, askForTokens, openPage, started, VERIFIER } from '../support/start-fake-mal.js'

test('the page sends the browser to the app’s address, with a code and the state it was given', async () => {
  const fake = await started()
  const response = await openPage(fake, { code_challenge: VERIFIER, state: 'mine' })
  expect(response.status).toBe(302)
  const location = new URL(response.headers.get('location')!)
  expect(location.origin + location.pathname).toBe(APP.redirectUri)
  expect(location.searchParams.get('state')).toBe('mine')
  expect(location.searchParams.get('code')!.length).toBeGreaterThan(100)
})

test('a whole sign-in: page, code, tokens, and who it is', async () => {
  const fake = await started()
  const page = await openPage(fake, { code_challenge: VERIFIER, code_challenge_method: 'plain' })
  const code = new URL(page.headers.get('location')!).searchParams.get('code')!
  const { status, body } = await askForTokens(fake, {
    grant_type: 'authorization_code',
    code,
    code_verifier: VERIFIER,
  })
  expect(status).toBe(200)
  const me = await fetch(`${fake.url}/v2/users/@me`, {
    headers: { authorization: `Bearer ${body.access_token}` },
  })
  expect(await me.json()).toEqual({ id: expect.any(Number), name: expect.any(String) })
  expect(fake.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /v1/oauth2/authorize 302',
    'POST /v1/oauth2/token 200',
    'GET /v2/users/@me 200',
  ])
})

test.each([43, 128])('a challenge of %s characters is taken', async (length) => {
  const fake = await started()
  expect((await openPage(fake, { code_challenge: 'v'.repeat(length) })).status).toBe(302)
})

test.each<readonly [string, Record<string, string>, number, string]>([
  ['a challenge of 42 characters', { code_challenge: 'v'.repeat(42) }, 400, 'invalid_request'],
  ['a challenge of 129 characters', { code_challenge: 'v'.repeat(129) }, 400, 'invalid_request'],
  ['a challenge with a space', { code_challenge: `${'v'.repeat(50)} v` }, 400, 'invalid_request'],
  ['no challenge', {}, 400, 'invalid_request'],
  [
    'a hashed challenge: only plain ones are known',
    { code_challenge: VERIFIER, code_challenge_method: 'S256' },
    400,
    'invalid_request',
  ],
  ['another response type', { code_challenge: VERIFIER, response_type: 'token' }, 400, 'invalid_request'],
  ['an unknown app', { code_challenge: VERIFIER, client_id: 'x' }, 401, 'invalid_client'],
  [
    'an address that is not registered, be it by a slash',
    { code_challenge: VERIFIER, redirect_uri: 'http://localhost' },
    401,
    'invalid_client',
  ],
])('the page refuses %s', async (_, query, status, error) => {
  const fake = await started()
  const response = await openPage(fake, query)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ error, message: expect.any(String) })
})
