import { describe, expect, test } from 'vitest'
import { signedIn, signedOut, world } from '../../support/world.js'

const TOKEN = 'POST /oauth/token'

describe('a code on the command line', () => {
  test.each(['pin', 'code'])('is used, and that others can see it there is said: --%s', async (codeName) => {
    const w = await world(signedOut)
    const { code, said } = await w.run('auth', { code: w.fake.authorizationCode(), codeName })
    expect(code).toBe(0)
    expect(said).toContain(
      `What stands behind --${codeName} on the command line, every user of this machine may see`,
    )
    expect(said).toContain(`--${codeName} - takes it from standard input`)
  })

  test('is nothing to be said of where it comes from standard input', async () => {
    const w = await world(signedOut)
    const { said } = await w.run(
      'auth',
      { code: '-', codeName: 'pin' },
      { stdin: w.fake.authorizationCode() },
    )
    expect(said).not.toContain('on the command line')
  })
})

describe('--pin and --code', () => {
  test.each(['pin', 'code'])('exchange what --%s says', async (codeName) => {
    const w = await world(signedOut)
    const code = w.fake.authorizationCode()
    expect(await w.run('auth', { code: ` ${code} `, codeName })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([TOKEN, 'GET /users/settings'])
  })

  test.each([
    'code=CODE&state=x',
    '"http://localhost:1/?code=CODE"',
    'urn:ietf:wg:oauth:2.0:oob?code=CODE',
    'http://localhost:1/callback?state=x&code=CODE#_',
  ])('take it out of the address that it came in: %s', async (address) => {
    const w = await world(signedOut)
    const code = address.replace('CODE', w.fake.authorizationCode())
    expect(await w.run('auth', { code, codeName: 'code' })).toMatchObject({ code: 0 })
  })

  test.each([
    ['http://localhost:1/?error=access_denied&state=x', 'holds no code but an error: access_denied.'],
    ['http://localhost:1/?state=x', 'holds no code: it has to have `code=` in it.'],
    ['http://localhost:1/', 'holds no code: it has to have `code=` in it.'],
  ])('send nothing of an address without one: %s', async (code, words) => {
    const w = await world(signedOut)
    const { code: exit, said } = await w.run('auth', { code, codeName: 'code' })
    expect(exit).toBe(1)
    expect(said).toContain(words)
    expect(said).toContain('pmm-config trakt auth --device config.yml')
    expect(w.asked()).toEqual([])
  })

  test('take it from standard input for `-`', async () => {
    const w = await world(signedOut)
    const stdin = `${w.fake.authorizationCode()}\n`
    expect(await w.run('auth', { code: '-', codeName: 'pin' }, { stdin })).toMatchObject({ code: 0 })
  })

  test('go before tokens that are good', async () => {
    const w = await world()
    const code = w.fake.authorizationCode()
    expect(await w.run('auth', { code, codeName: 'pin' })).toMatchObject({ code: 0 })
    expect(w.asked()[0]).toBe(TOKEN)
    expect([...w.fake.spent]).toEqual([])
  })

  test('tell what may be wrong with a code that Trakt does not take, and the way that is left', async () => {
    const w = await world(signedOut)
    const { code, said } = await w.run('auth', { code: 'CFE7D464', codeName: 'pin' })
    expect(code).toBe(1)
    expect(said).toContain('older than ten minutes, was used already, or the app has another redirect URI')
    expect(said).toContain('next: Trakt shows no PINs any more')
    expect(said).toContain('pmm-config trakt auth --device config.yml')
  })

  test('say that a code may be spent when the answer was lost', async () => {
    const w = await world(signedOut)
    w.fake.faults.push({ on: 'exchange', cut: 'after' })
    const { said } = await w.run('auth', { code: w.fake.authorizationCode(), codeName: 'code' })
    expect(said).toContain('The code may be spent by it.')
  })

  test('cannot be asked for where nobody is', async () => {
    const w = await world(signedOut)
    const { code, said } = await w.run('auth', { code: '', codeName: 'pin' })
    expect(code).toBe(4)
    expect(said).toContain('--pin is blank, and nobody can be asked here. Nothing was sent.')
    expect(said).toContain('`pmm-config trakt auth --pin - config.yml`')
    expect(w.asked()).toEqual([])
  })
})

describe('--redirect-uri', () => {
  const URI = 'https://utilities.kometa.wiki/trakt-oauth/callback'

  test('is sent with a code; without it the one that PMM uses', async () => {
    const w = await world(signedOut)
    const code = w.fake.authorizationCode(URI)
    expect(await w.run('auth', { code, codeName: 'code' })).toMatchObject({ code: 1 })
    expect(await w.run('auth', { code, codeName: 'code', redirectUri: URI })).toMatchObject({ code: 0 })
    expect(w.fake.requests.map(({ body }) => (body as { redirect_uri?: string })?.redirect_uri)).toEqual([
      'urn:ietf:wg:oauth:2.0:oob',
      URI,
      undefined,
    ])
  })

  test('is sent with a refresh token', async () => {
    const w = await world(signedIn({ redirectUri: URI }), { behaviour: { server: 'old' } })
    expect(await w.run('refresh', { redirectUri: URI })).toMatchObject({ code: 0 })
  })
})
