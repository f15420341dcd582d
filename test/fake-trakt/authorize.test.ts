import { describe, expect, test } from 'vitest'
import type { FakeTrakt } from '../support/fake-trakt/types.js'
import { start } from '../support/start-fake-trakt.js'
import { ask, exchange } from './ask.js'

const CALLBACK = 'https://example.org/callback'

function authorize(fake: FakeTrakt, more: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: fake.app.clientId,
    redirect_uri: fake.app.redirectUri,
    state: 'a state',
    ...more,
  })
  return ask(`${fake.url}/oauth/authorize?${query}`)
}

describe('the authorize page', () => {
  test('asks, and sends the browser back with a code and the state', async () => {
    const fake = await start({ app: { redirectUri: CALLBACK } })
    const page = await authorize(fake)
    const [, yes] = /href="([^"]+approve[^"]+)"/.exec(page.text) ?? []
    const answer = await ask(fake.url + (yes ?? '').replaceAll('&#38;', '&'))
    expect(answer.status).toBe(302)
    const address = new URL(answer.headers.get('location') ?? '')
    expect(address.href.startsWith(`${CALLBACK}?code=`)).toBe(true)
    expect(address.searchParams.get('state')).toBe('a state')
    expect((await exchange(fake, address.searchParams.get('code') ?? '')).status).toBe(200)
  })

  test('sends the browser to an address that it cannot open where that is out-of-band', async () => {
    const { status, headers } = await authorize(await start(), { approve: '1' })
    expect(status).toBe(302)
    expect(headers.get('location')).toMatch(/^urn:ietf:wg:oauth:2\.0:oob\?code=[0-9A-F]{8}&/)
  })

  test('sends the browser back with an error after a no', async () => {
    const fake = await start({ app: { redirectUri: CALLBACK } })
    const { headers } = await authorize(fake, { deny: '1' })
    expect(headers.get('location')).toBe(`${CALLBACK}?error=access_denied&state=a+state`)
  })

  test.each([
    [{ client_id: 'f'.repeat(64) }, ['invalid_client', 'client_id is required']],
    [{ redirect_uri: `${CALLBACK}/` }, ["malformed or doesn't match client redirect URI"]],
    [{ response_type: 'token' }, ['unsupported_response_type']],
  ])('shows an error to %j', async (parameters, words) => {
    const page = await authorize(await start({ app: { redirectUri: CALLBACK } }), parameters)
    expect(page.status).toBe(400)
    expect(page.headers.get('content-type')).toMatch('text/html')
    for (const word of words) expect(page.text).toContain(word)
  })
})
