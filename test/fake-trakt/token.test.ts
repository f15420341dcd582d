import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { start } from '../support/start-fake-trakt.js'
import { ask, exchange, pairOf, post, refresh, settings } from './ask.js'

describe('an authorization code', () => {
  test('is a PIN of eight hex digits where the redirect URI is out-of-band', async () => {
    const fake = await start()
    const pin = fake.authorizationCode()
    expect(pin).toMatch(/^[0-9A-F]{8}$/)
    expect((await exchange(fake, pin.toLowerCase())).status).toBe(200)
  })

  test('is exchanged once', async () => {
    const fake = await start()
    const code = fake.authorizationCode('https://example.org/callback')
    const redirect = { redirect_uri: 'https://example.org/callback' }
    expect(code).toMatch(/^[0-9a-f]{64}$/)
    expect((await exchange(fake, code, redirect)).status).toBe(200)
    expect(await exchange(fake, code, redirect)).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant', error_description: expect.any(String) },
    })
  })

  test('is good for ten minutes', async () => {
    let now = 0
    const fake = await start({ now: () => new Date(now) })
    const code = fake.authorizationCode()
    now = 600_000
    expect((await exchange(fake, code)).json?.error).toBe('invalid_grant')
  })

  test('belongs to its redirect URI, and a wrong one does not use it up', async () => {
    const fake = await start()
    const code = fake.authorizationCode()
    const wrong = await exchange(fake, code, { redirect_uri: 'https://example.org/other' })
    expect(wrong.json?.error).toBe('invalid_grant')
    expect((await exchange(fake, code, { redirect_uri: undefined })).json?.error).toBe('invalid_request')
    expect((await exchange(fake, code)).status).toBe(200)
  })

  test('needs its verifier where the authorization had a challenge', async () => {
    const fake = await start()
    const verifier = 'a-verifier-of-at-least-forty-three-characters'
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const page = async () => {
      const { headers } = await ask(
        `${fake.url}/oauth/authorize?response_type=code&client_id=${fake.app.clientId}&redirect_uri=${fake.app.redirectUri}&code_challenge=${challenge}&approve=1`,
      )
      return new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
    }
    expect((await exchange(fake, await page())).json?.error).toBe('invalid_grant')
    expect((await exchange(fake, await page(), { code_verifier: verifier })).status).toBe(200)
  })
})

describe('a pair that was handed out earlier', () => {
  test('is as old as the test wants it', async () => {
    const now = new Date('2026-11-23T12:00:00Z')
    const fake = await start({ now: () => now })
    const createdAt = new Date('2026-11-16T12:00:01Z')
    const pair = fake.issue({ createdAt })
    expect(pair.created_at * 1000).toBe(createdAt.getTime())
    expect(fake.stateOf(pair.access_token)).toBe('live')
    now.setSeconds(1)
    expect(fake.stateOf(pair.access_token)).toBe('expired')
  })

  test('is another one each time, and the same for each fake of one seed', async () => {
    const [one, same, other] = [await start(), await start(), await start({ seed: 'another' })]
    const { access_token } = one.issue()
    expect(one.issue().access_token).not.toBe(access_token)
    expect(same.issue().access_token).toBe(access_token)
    expect(other.issue().access_token).not.toBe(access_token)
  })
})

describe('a refresh token', () => {
  test('is exchanged for a new pair of the same kind', async () => {
    const fake = await start({ lifetime: 3600 })
    const old = fake.issue({ expired: true })
    expect(fake.stateOf(old.access_token)).toBe('expired')
    const answer = await refresh(fake, old)
    expect(answer.status).toBe(200)
    const pair = pairOf(answer)
    expect(Object.keys(pair)).toEqual(Object.keys(old))
    expect(pair.expires_in).toBe(3600)
    expect(fake.stateOf(pair.access_token)).toBe('live')
    expect(fake.stateOf(pair.refresh_token)).toBe('live')
    expect(fake.stateOf(old.refresh_token)).toBe('spent')
    expect((await settings(fake, pair.access_token)).status).toBe(200)
  })

  test('that is spent is refused, and takes its successors with it', async () => {
    const fake = await start()
    const first = fake.issue()
    const second = pairOf(await refresh(fake, first))
    expect((await refresh(fake, first)).json?.error).toBe('invalid_grant')
    expect(fake.stateOf(second.access_token)).toBe('revoked')
    expect(fake.stateOf(second.refresh_token)).toBe('revoked')
    expect((await refresh(fake, second)).json?.error).toBe('invalid_grant')
    expect([...fake.spent]).toEqual([[first.refresh_token, 2]])
  })

  test('that is spent leaves its successors alone, if so wished', async () => {
    const fake = await start({ behaviour: { reuse: 'refuse' } })
    const first = fake.issue()
    const second = pairOf(await refresh(fake, first))
    expect((await refresh(fake, first)).status).toBe(400)
    expect((await refresh(fake, second)).status).toBe(200)
  })

  test('does not harm other authorizations', async () => {
    const fake = await start()
    const other = fake.issue()
    const first = fake.issue()
    await refresh(fake, first)
    await refresh(fake, first)
    expect(fake.stateOf(other.refresh_token)).toBe('live')
  })

  test('from before the move of July 2026 has no session', async () => {
    const fake = await start()
    expect(await refresh(fake, fake.issue({ old: true }))).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant', error_description: 'session not found' },
    })
    const unknown = await refresh(fake, { refresh_token: 'f'.repeat(64) })
    expect(unknown.json?.error_description).toBe('session not found')
  })

  test('that was too old in 2024 was answered as if the request lacked something', async () => {
    const fake = await start()
    expect(await refresh(fake, fake.issue({ old: 'too-old' }))).toMatchObject({
      status: 400,
      json: { error_description: 'missing required parameter: grant_type' },
    })
  })

  test('needs no redirect URI today', async () => {
    const fake = await start()
    expect((await refresh(fake, fake.issue(), { redirect_uri: undefined })).status).toBe(200)
  })

  test('needed that of its authorization at the old server', async () => {
    const fake = await start({ behaviour: { server: 'old' } })
    const pair = fake.issue({ redirectUri: 'https://example.org/callback' })
    const refused = await refresh(fake, pair)
    expect(refused.status).toBe(401)
    expect(refused.json?.error_description).toMatch('does not match the redirection URI')
    expect(refused.headers.get('www-authenticate')).toMatch(
      /^Bearer realm="Doorkeeper", error="invalid_grant", error_description="/,
    )
    expect((await refresh(fake, pair, { redirect_uri: 'https://example.org/callback' })).status).toBe(200)
  })
})

describe('a token request', () => {
  test.each([
    [{}, 'invalid_request', 'missing required parameter: grant_type'],
    [{ grant_type: 'refresh_token' }, 'invalid_request', 'missing required parameter: refresh_token'],
    [{ grant_type: 'authorization_code' }, 'invalid_request', 'missing required parameter: code'],
    // An unquoted PIN that a reader of YAML took for a number.
    [
      { grant_type: 'authorization_code', code: 123456 },
      'invalid_request',
      'missing required parameter: code',
    ],
    [{ grant_type: 'password' }, 'unsupported_grant_type', 'unsupported grant_type password'],
  ])('of %j is refused: %s', async (body, error, error_description) => {
    const fake = await start()
    expect(await post(fake, '/oauth/token', body)).toMatchObject({
      status: 400,
      json: { error, error_description },
    })
  })
})

describe('a revocation', () => {
  test('ends both tokens', async () => {
    const fake = await start()
    const pair = fake.issue()
    expect((await post(fake, '/oauth/revoke', { token: pair.access_token })).status).toBe(200)
    expect((await settings(fake, pair.access_token)).status).toBe(401)
    expect((await refresh(fake, pair)).json?.error).toBe('invalid_grant')
  })

  test('ends the access token alone, if so wished', async () => {
    const fake = await start({ behaviour: { revoke: 'access' } })
    const pair = fake.issue()
    await post(fake, '/oauth/revoke', { token: pair.access_token })
    expect(fake.stateOf(pair.access_token)).toBe('revoked')
    expect((await refresh(fake, pair)).status).toBe(200)
  })

  test('of a token that nobody handed out is no error', async () => {
    const fake = await start()
    expect((await post(fake, '/oauth/revoke', { token: 'unknown' })).status).toBe(200)
    expect((await post(fake, '/oauth/revoke', {})).json?.error).toBe('invalid_request')
    expect(fake.stateOf('unknown')).toBe('unknown')
  })
})
