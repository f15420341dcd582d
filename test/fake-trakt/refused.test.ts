import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { FakeTrakt } from '../support/fake-trakt/types.js'
import { start } from '../support/start-fake-trakt.js'
import { ask, type Headers, post, refresh, settings } from './ask.js'

const OAUTH = ['/oauth/device/code', '/oauth/device/token', '/oauth/token', '/oauth/revoke']

/** A request without the User-Agent that fetch would add. */
function bare(fake: FakeTrakt, path: string) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request(`${fake.url}${path}`, { method: 'POST' }, async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve({ status: response.statusCode, headers: response.headers, text })
      })
      sent.on('error', reject).end()
    },
  )
}

describe('a client', () => {
  test.each(['/users/settings', ...OAUTH])('without a User-Agent is blocked at %s', async (path) => {
    const { status, headers, text } = await bare(await start(), path)
    expect(status).toBe(403)
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching('text/html'),
      server: 'cloudflare',
      'cf-ray': expect.any(String),
    })
    expect(text).toMatch('Sorry, you have been blocked')
  })

  test.each(OAUTH)('that asks with GET finds nothing at %s', async (path) => {
    const fake = await start()
    expect((await ask(`${fake.url}${path}`)).status).toBe(404)
  })

  test('that asks for what is not there finds nothing', async () => {
    const fake = await start()
    expect((await ask(`${fake.url}/pin/12345`)).status).toBe(404)
    expect((await post(fake, '/users/settings', {})).status).toBe(404)
  })

  test.each(OAUTH)('that sends a form gets 412 at %s', async (path) => {
    const fake = await start()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await post(fake, path, {}, type)).status).toBe(412)
  })

  test.each(OAUTH)('that sends no JSON, or no object, is refused at %s', async (path) => {
    const fake = await start()
    for (const body of ['{', '"text"', 'null']) {
      const headers = { 'content-type': 'application/json' }
      const answer = await ask(`${fake.url}${path}`, { method: 'POST', headers, body })
      expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
    }
  })

  test.each(OAUTH)('that Trakt does not know is told that it has no id at %s', async (path) => {
    const fake = await start()
    const expected = {
      status: 400,
      json: { error: 'invalid_client', error_description: 'client_id is required' },
    }
    expect(await post(fake, path, { client_id: 'f'.repeat(64) })).toMatchObject(expected)
    expect(await post(fake, path, { client_id: undefined })).toMatchObject(expected)
    fake.behaviour.appDeleted = true
    expect(await post(fake, path, {})).toMatchObject(expected)
  })

  test('that Trakt does not know got 401 from the old server', async () => {
    const fake = await start({ behaviour: { server: 'old' } })
    const answer = await post(fake, '/oauth/token', { client_id: 'f'.repeat(64) })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch('due to unknown client')
  })

  test.each(OAUTH.slice(1))('with a wrong secret is refused at %s', async (path) => {
    const fake = await start()
    const pair = fake.issue()
    const answer = await post(fake, path, { ...pair, client_secret: 'f'.repeat(64) })
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_client' } })
    expect(fake.stateOf(pair.refresh_token)).toBe('live')
  })

  test('that proves itself by HTTP Basic is refused', async () => {
    const fake = await start()
    const { clientId, clientSecret } = fake.app
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
    const answer = await post(fake, '/oauth/token', { grant_type: 'refresh_token' }, { authorization })
    expect(answer.json?.error).toBe('invalid_client')
  })
})

describe('the settings of a user', () => {
  test('name the user and whether they pay', async () => {
    const fake = await start({ user: { username: 'walt', vip: false } })
    const { status, json } = await settings(fake, fake.issue().access_token)
    expect(status).toBe(200)
    expect(json).toMatchObject({ user: { username: 'walt', vip: false, ids: { slug: 'walt' } } })
  })

  test('want a token that is good, and say no more than 401', async () => {
    const fake = await start()
    const expired = fake.issue({ expired: true })
    for (const token of [undefined, 'unknown', expired.access_token, expired.refresh_token])
      expect(await settings(fake, token)).toMatchObject({ status: 401, text: '' })
  })

  test('accept an access token whose refresh token is dead', async () => {
    const fake = await start()
    const pair = fake.issue({ old: true })
    expect((await settings(fake, pair.access_token)).status).toBe(200)
    expect((await refresh(fake, pair)).status).toBe(400)
  })

  test('want the headers that Trakt calls required', async () => {
    const fake = await start()
    const { access_token } = fake.issue()
    const askWith = (headers: Headers) => settings(fake, access_token, headers)
    expect((await askWith({ 'content-type': 'text/plain' })).status).toBe(412)
    expect((await askWith({ 'trakt-api-version': '' })).status).toBe(400)
    expect(await askWith({ 'trakt-api-key': '' })).toMatchObject({ status: 403, text: '' })
  })

  test('are shut to an app that was deleted', async () => {
    const fake = await start({ behaviour: { forbidden: 'json' } })
    const { access_token } = fake.issue()
    fake.behaviour.appDeleted = true
    expect(await settings(fake, access_token)).toMatchObject({
      status: 403,
      json: { error: 'invalid_api_key' },
    })
  })

  test.each([
    ['locked', 423, 'x-account-locked'],
    ['deactivated', 423, 'x-account-deactivated'],
    ['gone', 410, undefined],
  ] as const)('of an account that is %s are shut with %i', async (account, status, header) => {
    const fake = await start({ behaviour: { account } })
    const answer = await settings(fake, fake.issue().access_token)
    expect(answer.status).toBe(status)
    if (header) expect(answer.headers.get(header)).toBe('true')
  })
})
