import { describe, expect, test } from 'vitest'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import { signedIn, signedOut, world } from '../../support/world.js'

describe('status, from the file alone', () => {
  test('tells until when, asks nobody, and names who else spends the tokens', async () => {
    const w = await world()
    const { code, out, err } = await w.run('status')
    expect(code).toBe(0)
    expect(out).toContain('config.yml: signed in to Trakt\n')
    expect(out).toMatch(/access token {3}good until 2026-1\d-\d\d \d\d:\d\d \(7 days\)/)
    expect(out).toMatch(/refresh token {2}there\n {2}pin {12}none/)
    expect(err).toContain('Kometa 2.4.7 and later renews at every run')
    expect(w.asked()).toEqual([])
  })

  test.each([
    ['Renew it:', 'has run out', signedIn({ expired: true })],
    ['Sign in again:', 'has run out and cannot be renewed', signedIn({ createdAt: new Date('2026-05-01') })],
    ['Sign in:', 'is missing', signedOut],
  ])('ends with 4 and “%s” where the access token %s', async (words, _, config) => {
    const w = await world(config)
    const { code, out, said } = await w.run('status')
    expect(code).toBe(4)
    expect(out).toContain('config.yml: not signed in to Trakt')
    expect(said).toContain(`next: ${words} pmm-config trakt auth config.yml`)
  })

  test('says why a refresh token is dead', async () => {
    const w = await world(signedIn({ createdAt: new Date('2026-05-01') }))
    const { said } = await w.run('status')
    expect(said).toContain('refresh token there, but dead')
    expect(said).toContain('from before Trakt’s move of July 2026')
  })

  test.each([
    ['stale', 'beside a sign-in', true],
    ['fresh', 'in a file that was written just now', false],
  ])('calls a PIN %s %s', async (word, _, isSignedIn) => {
    const w = await world((fake) =>
      (isSignedIn ? signedIn()(fake) : signedOut(fake)).replace('pin:', 'pin: CFE7D464'),
    )
    const now = new Date().toISOString()
    expect((await w.run('status', {}, { now })).out).toMatch(new RegExp(`pin {12}${word}`))
  })

  test('has no words for an end that the file does not tell', async () => {
    const w = await world((fake) => signedIn()(fake).replace(/ {4}created_at.*\n/, ''))
    expect((await w.run('status')).out).toContain('good, though the file does not tell until when')
  })
})

describe('status --online', () => {
  test('names the user, and spends nothing', async () => {
    const w = await world()
    const { code, out } = await w.run('status', { online: true })
    expect(code).toBe(0)
    expect(out).toContain('takes the access token of sean (VIP)')
    expect(w.asked()).toEqual(['GET /users/settings'])
  })

  test('ends with 4 where Trakt does not take the token, and does not call that signed in', async () => {
    const w = await world()
    w.fake.faults.push(fault('unauthorized', { on: 'settings' }))
    const { code, out, said } = await w.run('status', { online: true })
    expect(code).toBe(4)
    expect(out).toContain('config.yml: not signed in to Trakt')
    expect(said).toContain('Trakt does not take the access token (401).')
    expect(said).toContain('next: Renew it: pmm-config trakt auth config.yml')
  })

  test.each(['html', 'empty', 'not-json', 'wrong-shape'] as const)(
    'believes no yes that is none of Trakt’s: %s',
    async (name) => {
      const w = await world()
      w.fake.faults.push(fault(name, { on: 'settings' }))
      const { code, said } = await w.run('status', { online: true })
      expect(code).toBe(1)
      expect(said).toContain('whether that is so could not be told')
      expect(said).toContain('names no user, so it is not Trakt’s')
    },
  )
})
