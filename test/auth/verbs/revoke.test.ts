import { describe, expect, test } from 'vitest'
import { FAULT_NAMES, fault } from '../../support/fake-trakt/named-faults.mjs'
import { signedIn, signedOut, world } from '../../support/world.js'

describe('revoke', () => {
  test('makes the access token worthless and blanks the tokens, and nothing else', async () => {
    const w = await world()
    const token = /access_token: (\w+)/.exec(w.read())![1]!
    const before = w.read()
    const { code, out } = await w.run('revoke', { yes: true })
    expect(code).toBe(0)
    expect(out).toContain(
      'Signed out of Trakt: the access token is revoked, and the tokens in config.yml are blank.',
    )
    expect(w.fake.stateOf(token)).toBe('revoked')
    expect(w.read()).toBe(before.replace(/^( {4}\w+:) .*$/gm, '$1'))
    expect(await w.run('status')).toMatchObject({ code: 4 })
  })

  test('asks first; where nobody can be asked, it does nothing', async () => {
    const w = await world()
    const before = w.read()
    const { code, said } = await w.run('revoke')
    expect(code).toBe(2)
    expect(said).toContain('Nobody can be asked here; say so by --yes.')
    expect(w.read()).toBe(before)
    expect(w.asked()).toEqual([])
  })

  test('--dry-run shows the difference and sends nothing', async () => {
    const w = await world()
    const before = w.read()
    const { code, out, err } = await w.run('revoke', { dryRun: true })
    expect(code).toBe(0)
    expect(out).toMatch(/^- {4}access_token: \*+$[\s\S]*^\+ {4}access_token:$/m)
    expect(err).toContain('Nothing was sent, nothing was written.')
    expect(w.asked()).toEqual([])
    expect(w.read()).toBe(before)
  })

  test('has nothing to do without tokens', async () => {
    const w = await world(signedOut)
    expect(await w.run('revoke', { yes: true })).toMatchObject({ code: 0 })
    expect(w.asked()).toEqual([])
  })

  test('names the variables that it leaves alone', async () => {
    const w = await world((fake) => signedIn()(fake).replace(/(access_token:) .*/, '$1 <<trakt-at>>'))
    const env = { KOMETA_TRAKT_AT: w.fake.issue().access_token }
    const { code, said } = await w.run('revoke', { yes: true }, { env })
    expect(code).toBe(0)
    expect(said).toContain('are blank; take those of KOMETA_TRAKT_AT out yourself.')
    expect(w.read()).toContain('<<trakt-at>>')
  })

  test('blanks the tokens all the same where there is no app to tell Trakt by, and says so', async () => {
    const w = await world((fake) => signedIn()(fake).replace(/ {2}client_id.*\n/, ''))
    const { code, said } = await w.run('revoke', { yes: true })
    expect(code).toBe(0)
    expect(said).toContain('Trakt could not be told without client_id, so the access token stays good')
    expect(w.read()).toMatch(/access_token:\n/)
    expect(w.asked()).toEqual([])
  })

  test('revokes the refresh token too, by which there would be new ones', async () => {
    const w = await world(signedIn(), { behaviour: { revoke: 'access' } })
    const refreshToken = /refresh_token: (\w+)/.exec(w.read())![1]!
    const { code, said } = await w.run('revoke', { yes: true })
    expect(code).toBe(0)
    expect(said).toContain('The refresh token is revoked, too.')
    expect(said).toContain('A copy of the file as it was holds these tokens, which are worthless now.')
    expect(w.asked()).toEqual(['POST /oauth/revoke', 'POST /oauth/revoke'])
    expect(w.fake.stateOf(refreshToken)).toBe('revoked')
  })

  test('revokes the refresh token where there is no access token', async () => {
    const w = await world((fake) => signedIn()(fake).replace(/(access_token:) .*/, '$1'))
    const { code, said } = await w.run('revoke', { yes: true })
    expect(code).toBe(0)
    expect(said).toContain(
      'Signed out of Trakt: the refresh token is revoked, and the tokens in config.yml are blank.',
    )
    expect(w.asked()).toEqual(['POST /oauth/revoke'])
  })

  test('says so where Trakt takes no refresh token back', async () => {
    const w = await world()
    const body = '{"error":"unsupported_token_type"}'
    w.fake.faults.push({ on: 'revoke', nth: 2, status: 400, body })
    const { code, said } = await w.run('revoke', { yes: true })
    expect(code).toBe(0)
    expect(said).toContain('Trakt takes no refresh tokens back.')
  })

  test.each([1, 2])('leaves both tokens where the %s. question is not answered', async (nth) => {
    const w = await world()
    const before = w.read()
    w.fake.faults.push(fault('unavailable', { on: 'revoke', nth }))
    expect(await w.run('revoke', { yes: true })).toMatchObject({ code: 1 })
    expect(w.read()).toBe(before)
    expect(await w.run('revoke', { yes: true })).toMatchObject({ code: 0 })
  })

  // What Trakt does not know it does not take; any other refusal leaves the token alive.
  const DONE = [
    'invalid-grant',
    'session-not-found',
    'empty',
    'half-json',
    'not-json',
    'wrong-shape',
    'wrong-type',
  ]
  const CUT = ['slow', 'dribble', 'hang', 'hang-before', 'huge']
  test.each(FAULT_NAMES.filter((name) => !DONE.includes(name) && !CUT.includes(name)))(
    'never calls tokens worthless that may not be: %s',
    async (name) => {
      const w = await world()
      const before = w.read()
      w.fake.faults.push(fault(name, { on: 'revoke' }))
      const { code, said } = await w.run('revoke', { yes: true })
      expect(code).toBe(1)
      expect(said).toContain('Nothing was written.')
      expect(said).toContain('next: ')
      expect(w.read()).toBe(before)
    },
  )

  test.each(['invalid-client', 'forbidden'] as const)(
    'tells who wants out how to get out without the app: %s',
    async (name) => {
      const w = await world()
      w.fake.faults.push(fault(name, { on: 'revoke' }))
      const { said } = await w.run('revoke', { yes: true })
      expect(said).toContain('take them out of config.yml by hand')
      expect(said).not.toContain('--import')
    },
  )

  test.each(['invalid-grant', 'session-not-found'] as const)('takes %s for done', async (name) => {
    const w = await world()
    w.fake.faults.push(fault(name, { on: 'revoke' }))
    expect(await w.run('revoke', { yes: true })).toMatchObject({ code: 0 })
  })
})
