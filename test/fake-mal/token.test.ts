import { describe, expect, test } from 'vitest'
import { APP, askForTokens, openPage, started, VERIFIER } from '../support/start-fake-mal.js'

const exchange = (code: string, fields: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  code,
  code_verifier: VERIFIER,
  ...fields,
})

describe('a code', () => {
  test('gives four values: long tokens, their type and the lifetime', async () => {
    const fake = await started({ lifetime: 3600 })
    const { status, body } = await askForTokens(fake, exchange(fake.code({ challenge: VERIFIER })))
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'refresh_token', 'token_type'])
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    for (const key of ['access_token', 'refresh_token']) expect(String(body[key]).length).toBeGreaterThan(700)
  })

  test('is good once, and is then among what is spent', async () => {
    const fake = await started()
    const code = fake.code({ challenge: VERIFIER })
    await askForTokens(fake, exchange(code))
    expect(fake.spent).toEqual([code])
    const again = await askForTokens(fake, exchange(code))
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect(fake.spent).toEqual([code])
  })

  test('of one verifier cannot be finished with another, and is not spent by the attempt', async () => {
    const fake = await started()
    const code = fake.code({ challenge: VERIFIER })
    const wrong = await askForTokens(fake, exchange(code, { code_verifier: 'w'.repeat(128) }))
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', hint: 'Failed to verify `code_verifier`.' },
    })
    expect((await askForTokens(fake, exchange(code))).status).toBe(200)
  })

  const address = { redirect_uri: APP.redirectUri }
  test.each<readonly [string, Record<string, string>, Record<string, string>, number]>([
    ['sent at neither place', {}, {}, 200],
    ['sent at both places', address, address, 200],
    ['sent with the code only', {}, address, 200],
    ['sent to the page only', address, {}, 400],
    ['another one with the code', address, { redirect_uri: 'http://localhost' }, 400],
    ['one that is not registered with the code', {}, { redirect_uri: 'http://example.org/' }, 400],
  ])('wants the address of the app echoed: %s', async (_, sent, echoed, status) => {
    const fake = await started()
    const page = await openPage(fake, { code_challenge: VERIFIER, ...sent })
    const code = new URL(page.headers.get('location')!).searchParams.get('code')!
    expect((await askForTokens(fake, exchange(code, echoed))).status).toBe(status)
  })
})

describe('a refresh token', () => {
  const renew = (token: string) => ({ grant_type: 'refresh_token', refresh_token: token })

  test('gives a new pair and makes the old one worthless', async () => {
    const fake = await started()
    const old = fake.issue()
    const { status, body } = await askForTokens(fake, renew(old.refresh_token))
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(old.refresh_token)
    expect(body.access_token).not.toBe(old.access_token)
    expect(fake.spent).toEqual([old.refresh_token])
    const again = await askForTokens(fake, renew(old.refresh_token))
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await askForTokens(fake, renew(String(body.refresh_token)))).status).toBe(200)
  })

  test('that nobody issued is refused', async () => {
    const fake = await started()
    expect((await askForTokens(fake, renew('abc'))).status).toBe(400)
  })
})

describe('the token endpoint refuses', () => {
  test.each<readonly [string, Record<string, string>, number, string]>([
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 401, 'invalid_client'],
    ['an unknown app', { client_id: 'x' }, 401, 'invalid_client'],
    ['an unknown grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no code', { code: '' }, 400, 'invalid_request'],
    ['no verifier', { code_verifier: '' }, 400, 'invalid_request'],
    ['a refresh without its token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ])('%s', async (_, fields, status, error) => {
    const fake = await started()
    const code = fake.code({ challenge: VERIFIER })
    const answered = await askForTokens(fake, exchange(code, fields))
    expect(answered).toMatchObject({ status, body: { error } })
    expect(fake.spent).toEqual([])
  })

  test('JSON: it reads forms only', async () => {
    const fake = await started()
    const response = await fetch(`${fake.url}/v1/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: fake.issue().refresh_token }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: 'invalid_request',
      hint: 'Check the `grant_type` parameter',
    })
  })
})
