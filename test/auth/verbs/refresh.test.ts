import { describe, expect, test } from 'vitest'
import { signedIn, signedOut, world } from '../../support/world.js'

const EXCHANGE = ['POST /oauth/token', 'GET /users/settings']

describe('refresh', () => {
  test('renews tokens, good ones too, and keeps a copy of the old file', async () => {
    const w = await world()
    const before = w.read()
    const { code, said } = await w.run('refresh')
    expect(code).toBe(0)
    expect(said).toContain('Signed in to Trakt as sean (VIP).')
    expect(w.asked()).toEqual(EXCHANGE)
    expect(w.read('config.yml.bak')).toBe(before)
    const token = /refresh_token: (\w+)/.exec(w.read())![1]!
    expect(w.fake.stateOf(token)).toBe('live')
  })

  test('sends a refresh token once while the access token is good, whatever comes back', async () => {
    const w = await world()
    w.fake.faults.push({ on: 'refresh', cut: 'after' })
    const first = await w.run('refresh')
    expect(first.code).toBe(1)
    expect(first.said).toContain('may be spent by it, so it is not sent again yet.')
    expect(first.said).toContain(
      'next: Leave it to that run, or sign in now: pmm-config trakt auth config.yml',
    )
    const second = await w.run('refresh')
    expect(second.code).toBe(1)
    expect(second.said).toContain('was sent to Trakt in an earlier run')
    expect([...w.fake.spent.values()]).toEqual([1])
  })

  test('may send it again when Trakt surely did not look at it', async () => {
    const w = await world()
    w.fake.faults.push({ on: 'refresh', status: 429, headers: { 'retry-after': '300' } })
    const { code, said } = await w.run('refresh')
    expect(code).toBe(1)
    expect(said).toContain('Wait 5 minutes and run the command again.')
    expect(await w.run('refresh')).toMatchObject({ code: 0 })
  })

  test('asks nobody: where a sign-in is needed it ends with 4 and the command', async () => {
    const w = await world(signedOut)
    const { code, said } = await w.run('refresh')
    expect(code).toBe(4)
    expect(said).toContain('config.yml has no refresh token for Trakt.')
    expect(said).toContain('next: Sign in: pmm-config trakt auth config.yml')
    expect(w.asked()).toEqual([])
  })

  test('says what to do where new tokens are not taken', async () => {
    const w = await world()
    w.fake.faults.push({ on: 'settings', status: 401 })
    const { code, said } = await w.run('refresh')
    expect(code).toBe(1)
    expect(said).toContain('Trakt does not take the access token (401).')
    expect(said).toContain('next: Look again in a minute: pmm-config trakt status --online config.yml')
  })

  test('says in one breath that new tokens came and that the account is locked', async () => {
    const w = await world(undefined, { behaviour: { account: 'locked' } })
    const { code, said } = await w.run('refresh')
    expect(code).toBe(1)
    expect(said).toContain('Trakt gave new tokens, but does not take them. Written: config.yml')
    expect(said).toContain('This Trakt account is locked (423)')
  })
})

describe('refresh --if-expiring', () => {
  test('does nothing while more is left than that', async () => {
    const w = await world()
    const { code, out } = await w.run('refresh', { ifExpiring: '6d' })
    expect(code).toBe(0)
    expect(out).toContain('(7 days): nothing to do.')
    expect(w.asked()).toEqual([])
  })

  test('renews where less is left', async () => {
    const w = await world(signedIn())
    expect(await w.run('refresh', { ifExpiring: '8d' })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual(EXCHANGE)
  })

  describe('where the file does not tell when the token runs out', () => {
    const undated = (config: ReturnType<typeof signedIn>) => (fake: Parameters<typeof config>[0]) =>
      config(fake).replace(/ {4}expires_in.*\n/, '')

    test('asks, and does nothing while the token is taken', async () => {
      const w = await world(undated(signedIn()))
      const { code, out } = await w.run('refresh', { ifExpiring: '8d' })
      expect(code).toBe(0)
      expect(out).toContain('Nothing to do.')
      expect(w.asked()).toEqual(['GET /users/settings'])
    })

    test('renews when it is not', async () => {
      const w = await world(undated(signedIn({ expired: true })))
      expect(await w.run('refresh', { ifExpiring: '8d' })).toMatchObject({ code: 0 })
      expect(w.asked()).toEqual(['GET /users/settings', ...EXCHANGE])
    })
  })
})
