import { describe, expect, test } from 'vitest'
import { NOW, signedIn, signedOut, world } from '../../support/world.js'

const SETTINGS = 'GET /users/settings'
const TOKEN = 'POST /oauth/token'
const DEVICE = ['POST /oauth/device/code', 'POST /oauth/device/token']

/** So long ago that the seven days of a token end at this distance from now, in hours. */
const endingIn = (hours: number) =>
  signedIn({ createdAt: new Date(Date.parse(NOW) - (7 * 24 - hours) * 3_600_000) })

describe('tokens that are good for longer than the margin', () => {
  test('are left alone, and Trakt is asked one thing only: whose they are', async () => {
    const w = await world()
    const before = w.read()
    const { code, said } = await w.run('auth')
    expect(code).toBe(0)
    expect(said).toContain('Signed in to Trakt as sean (VIP).')
    expect(said).toContain('(7 days): nothing to do.')
    expect(w.asked()).toEqual([SETTINGS])
    expect(w.read()).toBe(before)
  })

  test('are believed without a request by --offline', async () => {
    const w = await world()
    expect(await w.run('auth', { offline: true })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([])
  })

  test('are those with more left than --margin, and the settings say how much that is otherwise', async () => {
    const w = await world(endingIn(30))
    expect((await w.run('auth', { margin: '29h', offline: true })).said).toContain('nothing to do')
    w.write('margin: 29h\n', '.pmm-configrc.yml')
    expect((await w.run('auth', { offline: true })).said).toContain('nothing to do')
    expect((await w.run('auth', { margin: '31h', offline: true })).said).toContain('Signed in to Trakt.')
    expect(w.asked()).toEqual([TOKEN])
  })

  test('are renewed all the same by --force', async () => {
    const w = await world()
    expect(await w.run('auth', { force: true })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([TOKEN, SETTINGS])
  })

  test('are renewed where Trakt does not take them, whatever the dates say', async () => {
    const w = await world()
    w.fake.faults.push({ on: 'settings', status: 401 })
    expect(await w.run('auth')).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([SETTINGS, TOKEN, SETTINGS])
  })

  test('are left alone while Trakt cannot be asked', async () => {
    const w = await world()
    w.fake.faults.push({ on: 'settings', status: 503 })
    const { code, said } = await w.run('auth')
    expect(code).toBe(0)
    expect(said).toContain('Trakt could not be asked: Trakt is overloaded (503).')
    expect(w.asked()).toEqual([SETTINGS])
  })
})

describe('tokens that end within the margin', () => {
  test('are renewed and written, and the user is named', async () => {
    const w = await world(endingIn(2))
    const { code, said } = await w.run('auth')
    expect(code).toBe(0)
    expect(w.asked()).toEqual([TOKEN, SETTINGS])
    expect(said).toMatch(
      /Signed in to Trakt as sean \(VIP\)\. The access token is good until .* \(7 days\)\./,
    )
    expect(said).toContain('Written: config.yml (trakt.authorization).')
  })

  test('are said to be somebody else’s as well before they are spent', async () => {
    const w = await world(endingIn(2))
    expect((await w.run('auth')).err).toContain('Kometa 2.4.7 and later renews at every run')
  })

  test.each([
    ['spent', {}],
    ['from before the move of July 2026', { old: true }],
    ['as old as 2024', { old: 'too-old' }],
  ] as const)('lead to a sign-in by code where the refresh token is %s', async (how, issue) => {
    const w = await world(signedIn({ expired: true, ...issue }))
    if (how === 'spent') w.fake.faults.push({ on: 'refresh', status: 400, body: '{"error":"invalid_grant"}' })
    w.fake.approveAfter(1)
    const { code, err } = await w.run('auth')
    expect(code, err).toBe(0)
    expect(err.replace(/\s+/g, ' ')).toContain('Trakt does not take the refresh token any more: it was used')
    expect(w.asked()).toEqual([TOKEN, ...DEVICE, DEVICE[1], SETTINGS])
  })

  test('are not sent by --device, which signs in anew', async () => {
    const w = await world(endingIn(2))
    w.fake.approveAfter(0)
    expect(await w.run('auth', { device: true })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([...DEVICE, SETTINGS])
    expect([...w.fake.spent]).toEqual([])
  })
})

describe('a config without tokens', () => {
  test('gets them by a code that is entered on Trakt’s page', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(2)
    const { code, out, err } = await w.run('auth')
    expect(code).toBe(0)
    expect(err).toContain(`Open ${w.fake.url}/activate and enter this code:\n`)
    const userCode = /^ {4}([0-9A-F]{8})$/m.exec(err)?.[1]
    expect(err).toContain(`${w.fake.url}/activate/${userCode}`)
    // What goes on is for people; the result alone is on standard output.
    expect(out).not.toContain('activate')
    expect(w.asked()).toEqual([...DEVICE, DEVICE[1], DEVICE[1], SETTINGS])
  })

  test('stays as it is when the person says no', async () => {
    const w = await world(signedOut)
    const before = w.read()
    w.fake.denyAfter(1)
    const { code, said } = await w.run('auth')
    expect(code).toBe(1)
    expect(said).toContain('Somebody said no on Trakt’s page (418).')
    expect(w.read()).toBe(before)
  })

  test('stays as it is when nobody enters the code in time', async () => {
    const w = await world(signedOut, { expiresIn: 0.1 })
    const { code, said } = await w.run('auth')
    expect(code).toBe(1)
    expect(said).toContain('Run the command again for a new')
  })
})
