import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type SendOptions, send } from '../../../src/auth/net/send.js'
import type { NetRequest } from '../../../src/plugin/index.js'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import { startFakeTrakt } from '../../support/fake-trakt/server.mjs'
import { start } from '../../support/start-fake-trakt.js'

const OPTIONS: SendOptions = { timeout: 5, userAgent: 'pmm-config/1.2.3', env: {}, now: () => new Date() }
const SECRET = 'c0ffee'.repeat(10)

const ask = (url: string, more: Partial<NetRequest> = {}, options: Partial<SendOptions> = {}) =>
  send({ method: 'POST', url, json: { token: SECRET }, ...more }, { ...OPTIONS, ...options })

/** A server that does with a connection whatever it is told to. */
async function listening(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(onConnection)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as { port: number }).port
}

describe('a request', () => {
  test('is JSON, and has a name of ours', async () => {
    const fake = await start()
    await ask(`${fake.url}/oauth/revoke`)
    expect(fake.requests[0]).toMatchObject({
      headers: { 'content-type': 'application/json', 'user-agent': 'pmm-config/1.2.3' },
      body: { token: SECRET },
    })
  })

  test.each(['redirect', 'redirect-with-body'] as const)(
    'does not follow a %s with secrets',
    async (name) => {
      const seen: string[] = []
      const port = await listening((socket) => socket.on('data', (data) => seen.push(String(data))))
      const fake = await start()
      fake.faults.push(fault(name, { headers: { location: `http://127.0.0.1:${port}/elsewhere` } }))
      expect(await ask(`${fake.url}/oauth/token`)).toMatchObject({ kind: 'answer' })
      expect(seen).toEqual([])
    },
  )

  test('is not sent with a header that cannot be one, and nothing of it is told', async () => {
    const fake = await start()
    const answer = await ask(fake.url, { headers: { authorization: `Bearer “${SECRET}”` } })
    expect(answer).toMatchObject({ kind: 'unsent', reason: expect.stringContaining('curly quote') })
    expect(JSON.stringify(answer)).not.toContain(SECRET.slice(0, 6))
    expect(fake.requests).toEqual([])
  })
})

test('a time limit may be as long as one likes', async () => {
  const fake = await start()
  expect(await ask(`${fake.url}/oauth/revoke`, {}, { timeout: 1e9 })).toMatchObject({ kind: 'answer' })
})

describe('what went wrong before anything was sent', () => {
  test('is a port where nobody listens', async () => {
    const fake = await startFakeTrakt()
    await fake.close()
    expect(await ask(fake.url)).toEqual({ kind: 'unsent', reason: 'the connection was refused' })
  })

  test('is a port that is not for the web', async () => {
    expect(await ask('http://127.0.0.1:1/')).toEqual({
      kind: 'unsent',
      reason: 'its port is one that is not for the web',
    })
  })

  test('is a name that nobody knows', async () => {
    expect(await ask('https://auth.trakt.invalid/')).toMatchObject({
      kind: 'unsent',
      reason: expect.stringMatching(/^its name could not be looked up/),
    })
  })

  test('is an address that speaks no TLS', async () => {
    const fake = await start()
    expect(await ask(fake.url.replace('http:', 'https:'))).toMatchObject({
      kind: 'unsent',
      reason: 'it does not speak TLS (https) there',
    })
  })
})

describe('what went wrong later', () => {
  test.each([
    ['nobody answers in time', () => {}, 'no answer within 2 seconds'],
    ['the connection is closed', (socket) => void socket.end(), 'the connection broke off (UND_ERR_SOCKET)'],
    ['the answer is no HTTP', (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'it is no HTTP'],
    [
      'the answer is cut',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"acc'),
      'the connection broke off (UND_ERR_SOCKET)',
    ],
  ] satisfies [string, Parameters<typeof createServer>[1], string][])(
    'may have reached the service: %s',
    async (_, onConnection, reason) => {
      const port = await listening((socket) =>
        socket.on('error', () => {}).once('data', () => onConnection(socket)),
      )
      expect(await ask(`http://127.0.0.1:${port}/`, {}, { timeout: 2 })).toEqual({ kind: 'lost', reason })
    },
  )
})
