import { describe, expect, test } from 'vitest'
import { type FaultName, fault } from '../../support/fake-trakt/named-faults.mjs'
import type { Fault } from '../../support/fake-trakt/types.js'
import { signedIn, world } from '../../support/world.js'

const TODAY = '2026-11-23T12:00:00Z'
const IN_A_WEEK = '2026-11-30T12:00:01Z'
const IN_TWO_WEEKS = '2026-12-07T12:00:02Z'

/** A world whose clock, and Trakt's, can be set. */
async function onDays(config = signedIn()) {
  let now = TODAY
  const w = await world(config, { now: () => new Date(now) })
  const sent = () => w.fake.requests.filter(({ path }) => path === '/oauth/token').length
  return {
    ...w,
    sent,
    async refresh(day: string) {
      now = day
      const { code, said } = await w.run('refresh', {}, { now })
      return { code, said, sent: sent() }
    },
  }
}

/** Trakt was not reached, so whoever asks again has the same good token. */
const NOT_REACHED: readonly (readonly [string, Fault])[] = [
  ...(['cloudflare-521', 'cloudflare-523', 'cloudflare-525', 'cloudflare-526'] as const).map(
    (name) => [name, fault(name)] as const,
  ),
  ['530 in plain text', { status: 530, body: 'error code: 1016' }],
  ['530 in HTML', { status: 530, body: '<title>Error 1016 | Origin DNS error</title>' }],
  ['a network with a sign-in', { status: 511, body: '<h1>Accept our terms</h1>' }],
]

const PERHAPS: readonly (readonly [string, Fault])[] = [
  ...(
    [
      'server-error',
      'bad-gateway',
      'unavailable',
      'gateway-timeout',
      'cloudflare-520',
      'cloudflare-522',
      'cloudflare-524',
      'cut-before',
      'not-json',
      'html',
    ] satisfies FaultName[]
  ).map((name) => [name, fault(name, { handled: false })] as const),
  ['530 for another reason', { status: 530, body: 'error code: 1033' }],
]

describe('a refresh token', () => {
  test.each(NOT_REACHED)('is good where Trakt was not reached: %s', async (_, fault) => {
    const w = await onDays()
    w.fake.faults.push({ ...fault, on: 'refresh' })
    const first = await w.refresh(TODAY)
    expect(first).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was spent') })
    expect(await w.refresh(TODAY)).toMatchObject({ code: 0, sent: 2 })
  })

  test.each(PERHAPS)(
    'waits for the end of the access token, and is then tried once more: %s',
    async (_, fault) => {
      const w = await onDays()
      const before = w.read()
      w.fake.faults.push({ ...fault, on: 'refresh' })
      const first = await w.refresh(TODAY)
      expect(first).toMatchObject({ code: 1, said: expect.stringContaining('may be spent by it') })
      expect(first.said).toMatch(/Until 2026-11-30 \d\d:\d\d nothing is lost/)
      expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
      expect(w.read()).toBe(before)
      expect(await w.run('status')).toMatchObject({ code: 0, said: expect.stringContaining('perhaps spent') })
      expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 0, sent: 2 })
      expect(w.read()).not.toBe(before)
    },
  )

  test('is never sent again where it is refused then', async () => {
    const w = await onDays()
    w.fake.faults.push({ on: 'refresh', cut: 'after' })
    expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 4, sent: 2 })
    const last = await w.refresh(IN_TWO_WEEKS)
    expect(last).toMatchObject({ code: 4, sent: 2, said: expect.stringContaining('is not sent again. ') })
    expect(last.said).toContain('next: Sign in: pmm-config trakt auth config.yml')
  })

  test('is never sent again where that answer is lost as well', async () => {
    const w = await onDays()
    w.fake.faults.push(fault('unavailable', { on: 'refresh', times: 2 }))
    expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 4, sent: 2 })
    expect(await w.refresh(IN_TWO_WEEKS)).toMatchObject({ code: 4, sent: 2 })
  })

  test('keeps its last try where Trakt is not reached by it', async () => {
    const w = await onDays()
    w.fake.faults.push(
      fault('unavailable', { on: 'refresh' }),
      fault('cloudflare-521', { on: 'refresh', nth: 2 }),
    )
    expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 1, sent: 2 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 0, sent: 3 })
  })

  test('is not tried again once it is refused for sure', async () => {
    const w = await onDays()
    w.fake.faults.push(fault('invalid-grant', { on: 'refresh' }))
    expect(await w.refresh(TODAY)).toMatchObject({ code: 4, sent: 1 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 4, sent: 1 })
  })

  test('is tried again when Trakt says that the access token is no good, where the file does not tell', async () => {
    const undated = (fake: Parameters<ReturnType<typeof signedIn>>[0]) =>
      signedIn()(fake).replace(/ {4}expires_in.*\n/, '')
    const w = await onDays(undated)
    w.fake.faults.push(fault('unavailable', { on: 'refresh' }))
    expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
    expect(await w.refresh(TODAY)).toMatchObject({ code: 1, sent: 1 })
    expect(await w.refresh(IN_A_WEEK)).toMatchObject({ code: 0, sent: 2 })
  })
})

describe('an answer that is not Trakt’s own', () => {
  test('is not called a yes: a page of the network', async () => {
    const w = await onDays()
    w.fake.faults.push(fault('html', { on: 'refresh', handled: false }))
    const { said } = await w.refresh(TODAY)
    expect(said).toContain('Trakt may not have been reached at all')
    expect(said).not.toContain('said yes')
  })

  test.each([undefined, null, ''])(
    'may have %j for a refresh token: the old one goes on',
    async (missing) => {
      const w = await onDays()
      const [, refreshToken] = /refresh_token: (\w+)/.exec(w.read())!
      const body = (text: string) => JSON.stringify({ ...JSON.parse(text), refresh_token: missing })
      w.fake.faults.push({ on: 'refresh', body })
      const { code, said } = await w.refresh(TODAY)
      expect([code, said]).toEqual([0, expect.stringContaining('Signed in to Trakt as sean')])
      expect(w.read()).toContain(refreshToken)
      expect(w.read()).not.toBe(w.read('config.yml.bak'))
      expect(await w.refresh(TODAY)).toMatchObject({ sent: 2 })
    },
  )

  test('may lack a refresh token at a sign-in: that is said', async () => {
    const w = await onDays()
    const body = (text: string) => JSON.stringify({ ...JSON.parse(text), refresh_token: null })
    w.fake.approveAfter(0)
    w.fake.faults.push({ on: 'device-token', body })
    const { code, said } = await w.run('auth', { device: true })
    expect([code, said]).toEqual([0, expect.stringContaining('Trakt sent no refresh token')])
  })
})
