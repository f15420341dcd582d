import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { judged } from './support/judged.js'
import { NOW, signedIn, signedOut, world } from './support/world.js'
import { IN_CONFIG } from './symptoms/in-config.js'
import { ON_THE_WAY } from './symptoms/on-the-way.js'

const EXPIRED = signedIn({ expired: true })

/** What only a browser, a PMM or a list of somebody else's meets. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  7: 'a private list: the program asks for no lists',
  27: 'a sign-in at Trakt that fails by itself: it is in the browser',
}

describe('symptom', () => {
  test.each(IN_CONFIG)('$number, $what, is found by $rule', async ({ config, rule }) => {
    const { diagnostics } = await judged(config, { now: new Date(NOW).toISOString() })
    const found = diagnostics.filter((one) => one.rule === rule)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ hint: expect.stringMatching(/\S/) })
  })

  test.each(ON_THE_WAY)('$number, $what, ends $verb with $code and what to do', async (symptom) => {
    const { config, prepare, verb, request, code, words } = symptom
    const w = await world(config)
    prepare?.(w)
    const ran = await w.run(verb, request)
    expect(ran.said).toMatch(words)
    expect(ran.code).toBe(code)
    if (code !== 0) expect(ran.err).toMatch(/^next: /m)
    const { clientId, clientSecret } = w.fake.app
    const secrets = [clientId, clientSecret, ...(w.read().match(/(?<=_token: )\w{16,}/g) ?? [])]
    for (const secret of secrets) expect(ran.said).not.toContain(secret)
  })

  test('12, signing in again after each restart, has no cause: what was rotated is in the file', async () => {
    const w = await world(EXPIRED)
    for (const _ of [1, 2, 3]) expect(await w.run('refresh')).toMatchObject({ code: 0 })
    const [, token] = /refresh_token: (\w+)/.exec(w.read())!
    expect(w.fake.stateOf(token!)).toBe('live')
    expect([...w.fake.spent.values()]).toEqual([1, 1, 1])
  })

  test('30, fear of a website, has no cause: nobody but Trakt is sent anything', async () => {
    const w = await world(signedOut)
    w.fake.approveAfter(0)
    const origins: string[] = []
    const listen = (message: unknown) =>
      origins.push((message as { request: { origin: string } }).request.origin)
    subscribe('undici:client:sendHeaders', listen)
    onTestFinished(() => void unsubscribe('undici:client:sendHeaders', listen))
    const fetched = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => fetched.mockRestore())
    expect(await w.run('auth')).toMatchObject({ code: 0 })
    expect(origins).toEqual(w.asked().map(() => w.fake.url))
    expect(fetched).not.toHaveBeenCalled()
    expect(w.asked()).toEqual(['POST /oauth/device/code', 'POST /oauth/device/token', 'GET /users/settings'])
  })

  test('of every number is told, or it is said where it is met', () => {
    const told = [...IN_CONFIG, ...ON_THE_WAY].map(({ number }) => number)
    const known = new Set([...told, 12, 30, ...Object.keys(ELSEWHERE).map(Number)])
    expect([...known].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  })
})
