import { beforeAll, describe, expect, test, vi } from 'vitest'
import { send } from '../../../src/auth/net/send.js'
import { start } from '../../support/start-fake-trakt.js'
import {
  type Behaviour,
  BROKEN_HANDSHAKES,
  BROKEN_PROXIES,
  BROKEN_SOCKS,
  listening,
  tunnelled,
} from './sockets.js'

// Loading it takes longer than these requests may.
beforeAll(async () => void (await Promise.all([import('undici'), import('socks')])))

/** In seconds. */
const TIMEOUT = 1

const FAR = 'https://auth.trakt.invalid/oauth/token'

const ask = (url: string, env: Readonly<Record<string, string>> = {}, timeout = TIMEOUT) =>
  send(
    { method: 'POST', url, json: { refresh_token: 'c0ffee' } },
    { timeout, userAgent: 'pmm-config/0', env, now: () => new Date() },
  )

/** One connection, no byte of the request, an end in time, and nothing that is left open. */
async function expectUnsent(behaviour: Behaviour, ask: (port: number) => ReturnType<typeof send>) {
  const { port, count, open } = await listening(behaviour)
  const began = Date.now()
  const answer = await ask(port)
  expect(answer).toMatchObject({ kind: 'unsent', reason: expect.stringMatching(/^[a-z].{10,}/) })
  expect(JSON.stringify(answer)).not.toMatch(/undefined|UND_ERR|c0ffee/)
  expect(Date.now() - began).toBeLessThan(TIMEOUT * 1000 + 7000)
  await vi.waitFor(() => expect(open()).toBe(0), 5000)
  expect(count()).toBeLessThanOrEqual(1)
  return answer.kind === 'unsent' ? answer.reason : ''
}

describe('nothing is sent', () => {
  test.each(Object.entries(BROKEN_HANDSHAKES))('in a handshake that meets %s', async (_, behaviour) => {
    await expectUnsent(behaviour, (port) => ask(`https://localhost:${port}/oauth/token`))
  })

  test.each(Object.entries(BROKEN_HANDSHAKES))('in a tunnel that meets %s', async (_, behaviour) => {
    const reason = await expectUnsent(tunnelled(behaviour), (port) =>
      ask(FAR, { HTTPS_PROXY: `http://127.0.0.1:${port}` }),
    )
    expect(reason).toMatch(/, by way of the proxy in HTTPS_PROXY$/)
  })

  test.each(Object.entries(BROKEN_PROXIES))('by a proxy that %s', async (_, behaviour) => {
    const reason = await expectUnsent(behaviour, (port) =>
      ask(FAR, { ALL_PROXY: `http://somebody:passwort123@127.0.0.1:${port}` }),
    )
    expect(reason).toMatch(/, by way of the proxy in ALL_PROXY$/)
    expect(reason).not.toContain('passwort')
  })

  test.each(Object.entries(BROKEN_HANDSHAKES))(
    'by a proxy that speaks TLS and meets %s',
    async (_, behaviour) => {
      await expectUnsent(behaviour, (port) => ask(FAR, { HTTPS_PROXY: `https://127.0.0.1:${port}` }))
    },
  )

  test.each(Object.entries(BROKEN_SOCKS))('by a SOCKS proxy that %s', async (_, behaviour) => {
    await expectUnsent(behaviour, (port) => ask(FAR, { all_proxy: `socks5h://127.0.0.1:${port}` }))
  })
})

test('is told for this very request, whatever others do at the same time', async () => {
  const fake = await start()
  const { port } = await listening(BROKEN_HANDSHAKES.silence!)
  const asking = ask(`https://localhost:${port}/`)
  const [broken, ...whole] = await Promise.all([
    asking,
    ...[1, 2, 3].map(() => ask(`${fake.url}/oauth/revoke`, {}, 20)),
  ])
  expect(broken).toMatchObject({ kind: 'unsent' })
  expect(whole.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'answer'])
})

describe('the reason tells', () => {
  const over = (behaviour: Behaviour) => expectUnsent(behaviour, (port) => ask(`https://localhost:${port}/`))

  test('a handshake that was cut', async () => {
    expect(await over(BROKEN_HANDSHAKES['RST after the ClientHello']!)).toMatch(
      /cut in the TLS handshake, before anything was sent/,
    )
  })

  test('a handshake that hangs', async () => {
    expect(await over(BROKEN_HANDSHAKES.silence!)).toMatch(/said nothing \(no TLS handshake in time\)/)
  })

  test('a proxy that wants a password', async () => {
    const reason = await expectUnsent(BROKEN_PROXIES['wants a password']!, (port) =>
      ask(FAR, { https_proxy: `127.0.0.1:${port}` }),
    )
    expect(reason).toBe(
      'the proxy did not let it through: it wants a name and a password (407), by way of the proxy in https_proxy',
    )
  })
})
