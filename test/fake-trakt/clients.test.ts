import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { start } from '../support/start-fake-trakt.js'
import { CLIENTS } from './clients.js'

describe.each(Object.entries(CLIENTS))('%s, which nobody here wrote,', (_, connect) => {
  // Their timers are real ones, and a busy machine delays them: too early a poll is no subject here.
  const quick = { interval: 0.02, behaviour: { fastPoll: 'allowed' } } as const

  test('logs in with a device code that is confirmed after some polls', async () => {
    const silenced = vi.spyOn(console, 'info').mockImplementation(() => {})
    onTestFinished(() => silenced.mockRestore())
    const fake = await start(quick)
    fake.approveAfter(2)
    const client = connect(fake)
    const { done } = await client.login()
    await done()
    expect(fake.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/oauth/device/code 200',
      '/oauth/device/token 400',
      '/oauth/device/token 400',
      '/oauth/device/token 200',
    ])
    expect(fake.stateOf(client.tokens().access ?? '')).toBe('live')
    expect(fake.stateOf(client.tokens().refresh ?? '')).toBe('live')
    expect(await client.username()).toBe('sean')
  })

  test.each([
    ['denied', 418],
    ['expired', 410],
  ] as const)('gives up when the code is %s', async (what, status) => {
    const fake = await start(quick)
    const { userCode, done } = await connect(fake).login()
    if (what === 'denied') fake.deny(userCode)
    else fake.expire(userCode)
    await expect(done()).rejects.toThrow()
    expect(fake.requests.at(-1)?.status).toBe(status)
  })

  test('exchanges the code that the authorize page hands out', async () => {
    const fake = await start({ app: { redirectUri: 'https://example.org/callback' } })
    const client = connect(fake)
    const page = await fetch(`${client.authorizeUrl()}&approve=1`, { redirect: 'manual' })
    const address = new URL(page.headers.get('location') ?? '')
    expect(address.origin + address.pathname).toBe('https://example.org/callback')
    await client.exchange(address.searchParams.get('code') ?? '')
    expect(await client.username()).toBe('sean')
  })

  test('exchanges a PIN', async () => {
    const fake = await start()
    const client = connect(fake)
    await client.exchange(fake.authorizationCode())
    expect(await client.username()).toBe('sean')
  })

  test('refreshes, and gets a new pair', async () => {
    const fake = await start()
    const client = connect(fake)
    await client.exchange(fake.authorizationCode())
    const before = client.tokens()
    await client.refresh()
    const after = client.tokens()
    expect(after.access).not.toBe(before.access)
    expect(after.refresh).not.toBe(before.refresh)
    expect(fake.stateOf(after.refresh ?? '')).toBe('live')
    expect([...fake.spent]).toEqual([[before.refresh, 1]])
    expect(await client.username()).toBe('sean')
  })

  test('is refused a refresh token that is spent', async () => {
    const fake = await start()
    const client = connect(fake)
    await client.exchange(fake.authorizationCode())
    const { refresh = '' } = client.tokens()
    await client.refresh()
    await expect(client.refresh(refresh)).rejects.toThrow()
    expect(fake.requests.at(-1)?.status).toBe(400)
    expect(fake.spent.get(refresh)).toBe(2)
  })

  test('is refused with 401 by the server that Trakt had until 2026', async () => {
    const fake = await start({ behaviour: { server: 'old' } })
    // One of them shows the WWW-Authenticate header, the other words of its own.
    await expect(connect(fake).refresh('unknown')).rejects.toThrow(/grant is invalid|Unauthorized/)
    expect(fake.requests.at(-1)?.status).toBe(401)
  })

  test('revokes, and the token is no good any more', async () => {
    const fake = await start()
    const client = connect(fake)
    await client.exchange(fake.authorizationCode())
    const { access = '', refresh = '' } = client.tokens()
    await client.revoke()
    await expect.poll(() => fake.stateOf(access)).toBe('revoked')
    expect(fake.stateOf(refresh)).toBe('revoked')
  })

  test('is refused as an app that Trakt has deleted', async () => {
    const fake = await start({ behaviour: { appDeleted: true } })
    await expect(connect(fake).login()).rejects.toThrow()
  })
})
