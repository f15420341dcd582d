import { describe, expect, test } from 'vitest'
import { fault } from '../support/fake-trakt/named-faults.mjs'
import type { FakeTrakt } from '../support/fake-trakt/types.js'
import { start } from '../support/start-fake-trakt.js'
import { pairOf, post, refresh, settings } from './ask.js'

/** How a refresh ended for the client: the status, or the code of what went wrong on the way. */
async function ending(fake: FakeTrakt, pair: { refresh_token: string }) {
  try {
    return (await refresh(fake, pair)).status
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    return cause?.code ?? String(error)
  }
}

describe('a fault', () => {
  test('hits one request, and the next is as if nothing had been', async () => {
    const fake = await start()
    fake.faults.push({ status: 503, body: 'later' })
    const pair = fake.issue()
    expect(await settings(fake, pair.access_token)).toMatchObject({ status: 503, text: 'later' })
    expect((await settings(fake, pair.access_token)).status).toBe(200)
  })

  test('is aimed at an endpoint or a path, and at one of the requests there', async () => {
    const fake = await start()
    fake.faults.push({ on: 'refresh', nth: 2, status: 500 }, { on: '/users/settings', status: 502 })
    const { access_token } = fake.issue()
    expect((await post(fake, '/oauth/device/code', {})).status).toBe(200)
    expect(await ending(fake, fake.issue())).toBe(200)
    expect(await ending(fake, fake.issue())).toBe(500)
    expect(await ending(fake, fake.issue())).toBe(200)
    expect((await settings(fake, access_token)).status).toBe(502)
  })

  test.each([
    ['token', ['refresh', 'exchange']],
    ['refresh', ['refresh']],
    ['exchange', ['exchange']],
  ] as const)('aimed at %s hits %j', async (on, hit) => {
    const fake = await start()
    fake.faults.push({ on, status: 500, times: Number.POSITIVE_INFINITY })
    const grants = { refresh: 'refresh_token', exchange: 'authorization_code' } as const
    for (const name of ['refresh', 'exchange'] as const) {
      const { status } = await post(fake, '/oauth/token', { grant_type: grants[name] })
      expect(status).toBe(hit.some((one) => one === name) ? 500 : 400)
    }
  })

  test('may last, from a request on, until it is taken away', async () => {
    const fake = await start()
    fake.faults.push({ on: 'settings', nth: 2, times: Number.POSITIVE_INFINITY, status: 504 })
    const { access_token } = fake.issue()
    const statuses = []
    for (let index = 0; index < 4; index++) {
      if (index === 3) fake.faults.length = 0
      statuses.push((await settings(fake, access_token)).status)
    }
    expect(statuses).toEqual([200, 504, 504, 200])
  })

  test('lets others count the requests that it hits', async () => {
    const fake = await start()
    fake.faults.push({ status: 500 }, { nth: 2, status: 502 })
    const { access_token } = fake.issue()
    expect((await settings(fake, access_token)).status).toBe(500)
    expect((await settings(fake, access_token)).status).toBe(502)
    expect((await settings(fake, access_token)).status).toBe(200)
  })

  test('stands in the log of requests beside what it hit', async () => {
    const fake = await start()
    fake.faults.push(fault('cut-before', { on: 'refresh' }))
    const pair = fake.issue()
    await ending(fake, pair)
    expect(fake.requests).toHaveLength(1)
    expect(fake.requests[0]).toMatchObject({
      method: 'POST',
      path: '/oauth/token',
      headers: { 'content-type': 'application/json' },
      body: { refresh_token: pair.refresh_token },
      at: expect.any(Date),
      status: undefined,
      fault: { name: 'cut-before' },
    })
  })
})

describe('a request that is cut off', () => {
  test('before it is carried out has done nothing', async () => {
    const fake = await start()
    fake.faults.push(fault('cut-before'))
    const pair = fake.issue()
    expect(await ending(fake, pair)).toBe('UND_ERR_SOCKET')
    expect(fake.stateOf(pair.refresh_token)).toBe('live')
    expect(await ending(fake, pair)).toBe(200)
  })

  test.each(['cut-after', 'cut-middle', 'half-json', 'not-json', 'html', 'empty', 'wrong-shape'] as const)(
    'or garbled afterwards (%s) has spent its refresh token, and the new one is lost',
    async (name) => {
      const fake = await start()
      fake.faults.push(fault(name, { on: 'refresh' }))
      const pair = fake.issue()
      const answer = await refresh(fake, pair).catch(() => undefined)
      expect(typeof answer?.json?.refresh_token).not.toBe('string')
      expect([...fake.spent]).toEqual([[pair.refresh_token, 1]])
      expect((await refresh(fake, pair)).json?.error).toBe('invalid_grant')
    },
  )

  test('in the middle has promised the whole body', async () => {
    const fake = await start()
    fake.faults.push(fault('cut-middle', { on: 'refresh' }))
    const response = await fetch(`${fake.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: fake.app.clientId,
        client_secret: fake.app.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: fake.issue().refresh_token,
      }),
    })
    const promised = Number(response.headers.get('content-length'))
    let arrived = ''
    const reading = (async () => {
      for await (const chunk of response.body ?? []) arrived += Buffer.from(chunk).toString()
    })()
    await expect(reading).rejects.toThrow()
    expect(arrived).toMatch(/^\{"access_token":"[0-9a-f]{64}"/)
    expect(arrived).toHaveLength(Math.floor(promised / 2))
  })

  test('in the middle of nothing is cut off all the same', async () => {
    const fake = await start()
    fake.faults.push(fault('cut-middle'))
    await expect(settings(fake, 'unknown')).rejects.toThrow()
  })

  test('may end with a reset', async () => {
    const fake = await start()
    fake.faults.push(fault('reset-after'))
    expect(await ending(fake, fake.issue())).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/)
  })

  test.each([
    ['gateway-timeout', 504],
    ['cloudflare-520', 520],
    ['rate-limit', 429],
    ['redirect', 302],
  ] as const)('by %s may have been carried out as well as not', async (name, status) => {
    const fake = await start()
    const [kept, lost] = [fake.issue(), fake.issue()]
    fake.faults.push(fault(name), fault(name, { nth: 2, handled: true }))
    expect(await ending(fake, kept)).toBe(status)
    expect(await ending(fake, lost)).toBe(status)
    expect([fake.stateOf(kept.refresh_token), fake.stateOf(lost.refresh_token)]).toEqual(['live', 'spent'])
  })
})

describe('an answer', () => {
  test('may be slow to come', async () => {
    const fake = await start()
    fake.faults.push(fault('slow', { delay: 100 }))
    const before = performance.now()
    expect(pairOf(await refresh(fake, fake.issue())).access_token).toMatch(/^[0-9a-f]{64}$/)
    expect(performance.now() - before).toBeGreaterThan(90)
  })

  test('may come in drops', async () => {
    const fake = await start()
    fake.faults.push(fault('dribble', { dribble: 5 }))
    const before = performance.now()
    expect(pairOf(await refresh(fake, fake.issue())).access_token).toMatch(/^[0-9a-f]{64}$/)
    expect(performance.now() - before).toBeGreaterThan(50)
  })

  test.each(['hang', 'hang-before'] as const)(
    'may never come (%s), and the fake can be closed',
    async (name) => {
      const fake = await start()
      fake.faults.push(fault(name))
      const pair = fake.issue()
      const waiting = ending(fake, pair)
      await expect.poll(() => fake.requests.length).toBe(1)
      expect(fake.stateOf(pair.refresh_token)).toBe(name === 'hang' ? 'spent' : 'live')
      await fake.close()
      expect(await waiting).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/)
    },
  )

  test('may be huge and true', async () => {
    const fake = await start()
    fake.faults.push(fault('huge'))
    const answer = await refresh(fake, fake.issue())
    expect(answer.text.length).toBeGreaterThan(16_000_000)
    expect(fake.stateOf(pairOf(answer).refresh_token)).toBe('live')
  })

  test('may be true JSON under a wrong name', async () => {
    const fake = await start()
    fake.faults.push(fault('wrong-type'))
    const answer = await refresh(fake, fake.issue())
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(fake.stateOf(pairOf(answer).refresh_token)).toBe('live')
  })

  test('may send the client elsewhere, with or without what it sent', async () => {
    const fake = await start()
    fake.faults.push(fault('redirect'), fault('redirect-with-body', { nth: 2 }))
    for (const status of [302, 307]) {
      const answer = await refresh(fake, fake.issue())
      expect(answer.status).toBe(status)
      expect(new URL(answer.headers.get('location') ?? '').origin).not.toBe(fake.url)
    }
  })
})
