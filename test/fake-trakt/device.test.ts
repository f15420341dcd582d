import { describe, expect, test } from 'vitest'
import type { Behaviour, FakeTrakt } from '../support/fake-trakt/types.js'
import { start } from '../support/start-fake-trakt.js'
import { ask, post } from './ask.js'

/** A fake whose clock stands still until the test moves it. */
async function startAt(behaviour: Partial<Behaviour> = {}) {
  let now = Date.parse('2026-11-23T12:00:00Z')
  const fake = await start({ now: () => new Date(now), behaviour })
  const { json } = await post(fake, '/oauth/device/code', {})
  const poll = () => post(fake, '/oauth/device/token', { code: json?.device_code })
  return {
    fake,
    code: json ?? {},
    pollAfter(seconds: number) {
      now += seconds * 1000
      return poll()
    },
  }
}

describe('a device code', () => {
  test('comes with all that a client has to know', async () => {
    const { fake, code } = await startAt()
    expect(code).toEqual({
      device_code: expect.stringMatching(/^[0-9a-f]{64}$/),
      user_code: expect.stringMatching(/^[0-9A-F]{8}$/),
      verification_url: `${fake.url}/activate`,
      expires_in: 600,
      interval: 5,
    })
  })

  test('is exchanged once for six fields, after the person has confirmed it', async () => {
    const { fake, pollAfter } = await startAt()
    expect(await pollAfter(0)).toMatchObject({ status: 400, text: '' })
    fake.approve()
    const answer = await pollAfter(5)
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.json ?? {})).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'refresh_token',
      'scope',
      'created_at',
    ])
    expect(answer.json).toMatchObject({ token_type: 'bearer', expires_in: 604_800, scope: 'public' })
    expect(answer.json?.created_at).toBe(Date.parse('2026-11-23T12:00:05Z') / 1000)
    expect((await pollAfter(5)).status).toBe(409)
  })

  test('is refused with 418 when the person denies it', async () => {
    const { fake, code, pollAfter } = await startAt()
    fake.deny(String(code.user_code))
    expect((await pollAfter(5)).status).toBe(418)
  })

  test('is gone after ten minutes', async () => {
    const { fake, pollAfter } = await startAt()
    expect((await pollAfter(599)).status).toBe(400)
    expect((await pollAfter(1)).status).toBe(410)
    expect(() => fake.approve()).toThrow('no pending device code')
  })

  test('that nobody handed out is unknown', async () => {
    const { fake } = await startAt()
    expect((await post(fake, '/oauth/device/token', { code: 'f'.repeat(64) })).status).toBe(404)
    expect((await post(fake, '/oauth/device/token', {})).json?.error).toBe('invalid_request')
  })

  test('is confirmed by itself after as many polls as wished', async () => {
    const { fake, pollAfter } = await startAt()
    fake.approveAfter(2)
    expect([await pollAfter(5), await pollAfter(5), await pollAfter(5)].map(({ status }) => status)).toEqual([
      400, 400, 200,
    ])
  })

  test('is denied by itself as well', async () => {
    const { fake, pollAfter } = await startAt()
    fake.denyAfter(1)
    expect([await pollAfter(5), await pollAfter(5)].map(({ status }) => status)).toEqual([400, 418])
  })
})

describe('a poll before its time', () => {
  test('is told to slow down, and counts as the last one', async () => {
    const { pollAfter } = await startAt()
    await pollAfter(0)
    const answer = await pollAfter(4.9)
    expect(answer.status).toBe(429)
    expect(answer.headers.has('retry-after')).toBe(false)
    expect((await pollAfter(4.9)).status).toBe(429)
    expect((await pollAfter(5)).status).toBe(400)
  })

  test('is told for how long, if so wished', async () => {
    const { pollAfter } = await startAt({ fastPoll: 'slow-down-with-retry-after' })
    await pollAfter(0)
    const answer = await pollAfter(1)
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('5')
  })

  test('is let through, if so wished', async () => {
    const { pollAfter } = await startAt({ fastPoll: 'allowed' })
    await pollAfter(0)
    expect((await pollAfter(0)).status).toBe(400)
  })
})

describe('a poll without success', () => {
  test.each([
    ['empty', ''],
    ['text', 'Bad Request'],
    ['json', '{"error":"authorization_pending"}'],
  ] as const)('has a body that is %s', async (pending, body) => {
    const { pollAfter } = await startAt({ pending })
    expect(await pollAfter(0)).toMatchObject({ status: 400, text: body })
  })
})

describe('the activation page', () => {
  const page = (fake: FakeTrakt, path: string) => ask(`${fake.url}${path}`)

  test('asks for a code, shows it, and connects the device', async () => {
    const { fake, code, pollAfter } = await startAt()
    expect((await page(fake, '/activate')).text).toContain('<input name="code">')
    const question = await page(fake, `/activate/${code.user_code}`)
    expect(question.headers.get('content-type')).toMatch('text/html')
    const [, yes] = /href="([^"]+approve[^"]+)"/.exec(question.text) ?? []
    expect((await pollAfter(0)).status).toBe(400)
    expect((await page(fake, yes ?? '')).text).toContain('connected')
    expect((await pollAfter(5)).status).toBe(200)
  })

  test('takes a code that is typed by hand in small letters, and a no', async () => {
    const { fake, code, pollAfter } = await startAt()
    await page(fake, `/activate?code=${String(code.user_code).toLowerCase()}&deny=1`)
    expect((await pollAfter(0)).status).toBe(418)
  })

  test('knows no other codes, nor one a second time', async () => {
    const { fake, code } = await startAt()
    expect((await page(fake, '/activate/FFFFFFFF?approve=1')).status).toBe(404)
    expect((await page(fake, `/activate/${code.user_code}?approve=1`)).status).toBe(200)
    const again = await page(fake, `/activate/${code.user_code}?approve=1`)
    expect(again.text).toContain('That code is not valid or has already been used.')
  })
})
