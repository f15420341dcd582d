import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { routeTo, wayWords } from '../../../src/auth/net/proxy.js'
import { send } from '../../../src/auth/net/send.js'
import { start } from '../../support/start-fake-trakt.js'

/** A proxy that lets nothing through, and what it was asked for. */
async function proxy(status: number) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end()
  })
  server.on('connect', ({ url }, socket) => {
    asked.push(`CONNECT ${url}`)
    socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return { asked, url: `http://somebody:passwort123@127.0.0.1:${port}` }
}

const ask = (url: string, env: Readonly<Record<string, string>>) =>
  send(
    { method: 'POST', url, json: { token: 'a' } },
    { timeout: 5, userAgent: 'pmm-config/0', env, now: () => new Date() },
  )

describe('a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('is taken from %s', async (name) => {
    const { asked, url } = await proxy(403)
    const answer = await ask('https://auth.trakt.invalid/oauth/token', { [name]: url })
    expect(asked).toEqual(['CONNECT auth.trakt.invalid:443'])
    expect(answer).toEqual({
      kind: 'unsent',
      reason: `the proxy did not let it through, by way of the proxy in ${name}`,
    })
  })

  test('is named where it is what cannot be reached, without its password', async () => {
    const answer = await ask('https://auth.trakt.invalid/', {
      HTTPS_PROXY: 'http://somebody:passwort123@127.0.0.1:1',
    })
    expect(answer).toEqual({
      kind: 'unsent',
      reason: 'the connection was refused, by way of the proxy in HTTPS_PROXY',
    })
  })

  test.each(['proxy host', 'http://', 'ftp://127.0.0.1'])(
    'is named where its address is none: %s',
    async (address) => {
      expect(await ask('https://auth.trakt.invalid/', { HTTPS_PROXY: address })).toEqual({
        kind: 'unsent',
        reason: 'its address is none, by way of the proxy in HTTPS_PROXY',
      })
    },
  )

  test('is passed over for hosts in NO_PROXY', async () => {
    const { asked, url } = await proxy(403)
    const answer = await ask('https://auth.trakt.invalid/', {
      HTTPS_PROXY: url,
      NO_PROXY: 'example.org,.invalid',
    })
    expect(asked).toEqual([])
    expect(answer).toMatchObject({ kind: 'unsent', reason: expect.stringContaining('looked up') })
  })

  test('never gets what is for this machine', async () => {
    const { asked, url } = await proxy(403)
    const fake = await start()
    const answer = await ask(`${fake.url}/oauth/revoke`, { HTTP_PROXY: url, HTTPS_PROXY: url })
    expect(answer).toMatchObject({ kind: 'answer' })
    expect(fake.requests).toHaveLength(1)
    expect(asked).toEqual([])
  })
})

describe('the variable that counts', () => {
  const words = (env: Readonly<Record<string, string>>, url = 'https://auth.trakt.tv/') =>
    wayWords(routeTo(url, env))

  test.each<[Readonly<Record<string, string>>, string]>([
    [{ ALL_PROXY: 'http://p:1' }, ', by way of the proxy in ALL_PROXY'],
    [{ ALL_PROXY: 'http://p:1', HTTPS_PROXY: 'http://q:1' }, ', by way of the proxy in HTTPS_PROXY'],
    [{ ALL_PROXY: 'http://p:1', HTTPS_PROXY: '' }, ', by way of the proxy in ALL_PROXY'],
    [{ all_proxy: 'p:3128', HTTP_PROXY: 'http://q:1' }, ', by way of the proxy in all_proxy'],
    [{ NO_PROXY: '*' }, ''],
    [
      { ALL_PROXY: 'http://p:1', no_proxy: 'trakt.tv' },
      ', straight and not by the proxy in ALL_PROXY, since no_proxy names this host',
    ],
  ])('is named: %j', (env, expected) => {
    expect(words(env)).toBe(expected)
  })

  test.each([
    ['trakt.tv', true],
    ['.trakt.tv', true],
    ['*.trakt.tv', true],
    ['AUTH.trakt.tv', true],
    ['example.org auth.trakt.tv:443', true],
    ['auth.trakt.tv:8443', false],
    ['rakt.tv', false],
    ['auth.trakt.tv.example.org', false],
    [',', false],
  ])('NO_PROXY=%s', (list, isExcepted) => {
    expect(words({ HTTPS_PROXY: 'http://p:1', NO_PROXY: list }).includes('straight')).toBe(isExcepted)
  })
})
