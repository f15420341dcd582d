import { describe, expect, test } from 'vitest'
import type { Poll } from '../../../src/plugin/index.js'
import { signInByDevice } from '../../../src/plugins/trakt/device.js'
import { refusalOf } from '../../../src/plugins/trakt/refusal.js'
import { type FaultName, fault } from '../../support/fake-trakt/named-faults.mjs'
import type { FakeTrakt, Fault } from '../../support/fake-trakt/types.js'
import { person, sessionWith } from '../../support/trakt-session.js'
import { signedIn, signedOut, type World, world } from '../../support/world.js'

/** How to get to each address of Trakt's first. */
const WAYS = {
  settings: [signedIn(), (w: World) => w.run('status', { online: true })],
  refresh: [signedIn({ expired: true }), (w: World) => w.run('refresh')],
  exchange: [signedOut, (w: World) => w.run('auth', { code: 'CFE7D464', codeName: 'pin' })],
  'device-code': [signedOut, (w: World) => w.run('auth')],
  'device-token': [signedOut, (w: World) => w.run('auth')],
} as const

async function answered(on: keyof typeof WAYS, name: FaultName, more: Fault = {}) {
  const [config, run] = WAYS[on]
  const w = await world(config)
  w.fake.faults.push(fault(name, { on, ...more }))
  return run(w)
}

describe('an answer of Trakt’s', () => {
  test.each<[string, keyof typeof WAYS, FaultName, RegExp]>([
    ['an app that was deleted', 'refresh', 'invalid-client', /does not know this app any more.*31 July 2026/],
    ['the same, said with 403', 'refresh', 'forbidden', /does not know this app any more/],
    ['the same, said with 403 and JSON', 'refresh', 'forbidden-json', /does not know this app any more/],
    ['the same, of the API', 'settings', 'forbidden-json', /does not know this app any more/],
    [
      'what to do without an app',
      'device-code',
      'forbidden',
      /Kometa Utilities.*trakt auth --import - config\.yml/,
    ],
    ['Cloudflare, not a dead app', 'refresh', 'cloudflare', /Cloudflare.*Ray ID 8f0f.*without VPN/],
    ['a locked account', 'settings', 'locked', /locked \(423\).*Only Trakt’s support can unlock it/],
    ['a deactivated account', 'settings', 'deactivated', /deactivated \(423\).*support can bring it back/],
    ['the same, said with 410', 'settings', 'gone', /deactivated \(410\).*support can bring it back/],
    ['a limit of free accounts', 'exchange', 'account-limit', /single app connected.*Disconnect/],
    ['VIP only', 'device-code', 'vip-only', /VIP members only \(426\).*Without an app of your own/],
    ['a second to wait', 'device-code', 'rate-limit', /too often \(429\)\. next: Wait a second/],
    ['minutes to wait', 'device-code', 'rate-limit-bare', /Wait a few minutes/],
    ['a wrong address', 'device-code', 'not-found', /\(404\).*--auth-url.*https:\/\/auth\.trakt\.tv/],
    ['a proxy that takes JSON away', 'device-code', 'precondition-failed', /saw no JSON \(412\)/],
    ['overload', 'settings', 'unavailable', /overloaded \(503\).*half a minute/],
    ['Cloudflare without Trakt', 'settings', 'cloudflare-522', /Cloudflare cannot reach Trakt \(522\)/],
    ['a code that is unknown', 'device-token', 'not-found', /does not know this code any more \(404\)/],
    ['a code that was used', 'device-token', 'conflict', /used already \(409\).*for a new code/],
    ['a code that has run out', 'device-token', 'gone', /has run out, says Trakt \(410\).*for a new code/],
    ['a no', 'device-token', 'denied', /said no on Trakt’s page \(418\)/],
  ])('names %s', async (_, on, name, words) => {
    expect((await answered(on, name)).said).toMatch(words)
  })

  test.each([
    ['expired_token', /has run out, says Trakt/],
    ['access_denied', /said no on Trakt’s page/],
  ])('is understood where it is %s, as RFC 8628 has it', async (error, words) => {
    const { said } = await answered('device-token', 'bad-request', { body: JSON.stringify({ error }) })
    expect(said).toMatch(words)
  })

  test('slows polling down where it is slow_down, as RFC 8628 has it', async () => {
    const w = await world(signedOut)
    w.fake.faults.push(fault('bad-request', { on: 'device-token', body: '{"error":"slow_down"}' }))
    const polls: Poll[] = []
    await signInByDevice(sessionWith(w.fake, 5), {
      ...person(1),
      async waitFor(_, poll) {
        polls.push(await poll())
        return { ok: false, kind: 'expired', message: '' }
      },
    })
    expect(polls).toEqual([{ state: 'slower' }])
  })

  // The fake answers as if Cloudflare were before it, always.
  test('is told from a page of the network’s own', () => {
    const page = { kind: 'answer', status: 403, header: () => null, json: undefined, isHtml: true } as const
    expect(refusalOf(page, {})).toMatchObject({
      kind: 'unsent',
      message: expect.stringContaining('Something between you and Trakt blocked the request'),
    })
  })

  test.each([400, 401, 403])('is an OAuth error with %i as well', async (status) => {
    const body = '{"error":"invalid_client","error_description":"client_id is required"}'
    const { said } = await answered('refresh', 'bad-request', { status, body })
    expect(said).toContain('does not know this app any more')
  })

  test.each([400, 401])('that a refresh token is refused counts with %i', async (status) => {
    const body = '{"error":"invalid_grant","error_description":"session not found"}'
    const { code, said } = await answered('refresh', 'bad-request', { status, body })
    expect(code).toBe(4)
    expect(said).toContain(`Trakt says: ${status} invalid_grant: session not found.`)
    expect(said).toContain('next: Sign in: pmm-config trakt auth config.yml')
  })
})

describe('an app that Trakt does not know', () => {
  /** Signs in with an app that is changed so; returns what was said, and the id. */
  async function as(
    change: (app: FakeTrakt['app']) => Partial<FakeTrakt['app']>,
  ): Promise<readonly [string, string]> {
    const w = await world((fake) => signedOut({ ...fake, app: { ...fake.app, ...change(fake.app) } }))
    const { code, said } = await w.run('auth')
    expect(code).toBe(1)
    expect(said).toContain('does not know this app any more')
    return [said, /client_id: (\w+)/.exec(w.read())![1]!]
  }

  test.each([
    ['is cut off', (id: string) => id.slice(0, 62), 'The client_id has 62 characters where 64 are usual'],
    ['was pasted twice', (id: string) => id + id, 'The client_id has 128 characters where 64 are usual'],
    ['holds an O for a 0', (id: string) => `O${id.slice(1)}`, 'The client_id holds other characters than'],
  ])('is said to have an odd id where that %s, and the id is not shown', async (_, change, words) => {
    const [said, id] = await as(({ clientId }) => ({ clientId: change(clientId) }))
    expect(said).toContain(words)
    expect(said).not.toContain(id.slice(1, 7))
  })

  test('is said to have the same id and secret where it has', async () => {
    const [said] = await as(({ clientSecret }) => ({ clientId: clientSecret }))
    expect(said).toContain('are the same')
  })

  test('is not said to be odd where it looks as all do', async () => {
    const [said] = await as(({ clientId }) => ({ clientId: [...clientId].reverse().join('') }))
    expect(said).not.toMatch(/are usual|holds other|are the same/)
  })
})
