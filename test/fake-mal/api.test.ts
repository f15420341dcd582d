import { describe, expect, test } from 'vitest'
import { APP, askForTokens, started, VERIFIER } from '../support/start-fake-mal.js'

const PLACES = ['/v2/users/@me', '/v2/anime/suggestions']

describe.each(PLACES)('%s', (place) => {
  test('answers a good access token, with the id of the app or without', async () => {
    const fake = await started()
    const authorization = `Bearer ${fake.issue().access_token}`
    for (const id of [{}, { 'x-mal-client-id': APP.clientId }]) {
      const response = await fetch(`${fake.url}${place}`, { headers: { authorization, ...id } })
      expect(response.status).toBe(200)
    }
  })

  test.each<readonly [string, Record<string, string>]>([
    ['nothing', {}],
    ['a token that nobody issued', { authorization: 'Bearer abc' }],
    ['the id of the app alone', { 'x-mal-client-id': APP.clientId }],
  ])('refuses %s with 401', async (_, headers) => {
    const fake = await started()
    const response = await fetch(`${fake.url}${place}`, { headers })
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ error: 'invalid_token' })
  })

  test('refuses a token that has run out, or that was renewed', async () => {
    const brief = await started({ lifetime: 0 })
    const late = { authorization: `Bearer ${brief.issue().access_token}` }
    expect((await fetch(`${brief.url}${place}`, { headers: late })).status).toBe(401)

    const fake = await started()
    const { access_token, refresh_token } = fake.issue()
    await askForTokens(fake, { grant_type: 'refresh_token', refresh_token })
    const old = { authorization: `Bearer ${access_token}` }
    expect((await fetch(`${fake.url}${place}`, { headers: old })).status).toBe(401)
  })

  test('refuses the id of another app', async () => {
    const fake = await started()
    const headers = { authorization: `Bearer ${fake.issue().access_token}`, 'x-mal-client-id': 'x' }
    expect((await fetch(`${fake.url}${place}`, { headers })).status).toBe(400)
  })
})

describe('a fault', () => {
  test.each([403, 429, 500, 502, 503, 504] as const)(
    'answers %s once, and spends nothing',
    async (status) => {
      const fake = await started()
      const code = fake.code({ challenge: VERIFIER })
      const ask = () =>
        askForTokens(fake, { grant_type: 'authorization_code', code, code_verifier: VERIFIER })
      fake.faults.add('token', { status })
      expect((await ask()).status).toBe(status)
      expect(fake.spent).toEqual([])
      expect((await ask()).status).toBe(200)
    },
  )

  test('comes as a page, says when to ask again, and lasts until it is cleared', async () => {
    const fake = await started()
    const headers = { authorization: `Bearer ${fake.issue().access_token}` }
    const ask = () => fetch(`${fake.url}/v2/users/@me`, { headers })
    fake.faults.add('me', { status: 429, retryAfter: 7, html: true, times: Number.POSITIVE_INFINITY })
    for (let time = 0; time < 3; time++) {
      const response = await ask()
      expect(response.status).toBe(429)
      expect(response.headers.get('retry-after')).toBe('7')
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    }
    fake.faults.clear()
    expect((await ask()).status).toBe(200)
  })

  test('is of one endpoint; the others answer', async () => {
    const fake = await started()
    fake.faults.add('me', { status: 503 })
    const headers = { authorization: `Bearer ${fake.issue().access_token}` }
    expect((await fetch(`${fake.url}/v2/anime/suggestions`, { headers })).status).toBe(200)
  })
})

describe('the server', () => {
  test('knows no other places and no other methods', async () => {
    const fake = await started()
    expect((await fetch(`${fake.url}/v2/anime`)).status).toBe(404)
    expect((await fetch(`${fake.url}/v1/oauth2/token`)).status).toBe(405)
  })

  test('listens on this machine only, and is gone when it is closed', async () => {
    const fake = await started()
    expect(new URL(fake.url).hostname).toBe('127.0.0.1')
    await fake.close()
    await expect(fetch(fake.url)).rejects.toThrow()
  })
})
