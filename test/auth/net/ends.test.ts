import { writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { describe, expect, onTestFinished, test } from 'vitest'
import { signedIn, type World, world } from '../../support/world.js'
import { type Ended, runProgram } from '../program.js'
import { createCertificate } from './certificate.js'
import {
  type Behaviour,
  BROKEN_HANDSHAKES,
  BROKEN_PROXIES,
  BROKEN_SOCKS,
  listening,
  tunnelled,
} from './sockets.js'

/** In seconds, for one request and so for a run that gets no answer; the program itself has to start and end. */
const LIMIT = 2
const STARTING = 15

const FAR = 'https://auth.trakt.invalid'

type Env = Readonly<Record<string, string>>

/** As a reader takes it, wherever lines end. */
const words = ({ out, err }: Ended) => `${out} ${err}`.replaceAll(/\s+/g, ' ')

const renew = async (w: World, env: Env = {}) => {
  const began = Date.now()
  const ended = await runProgram(w, ['trakt', 'refresh', '--timeout', String(LIMIT), 'config.yml'], { env })
  return { ...ended, seconds: (Date.now() - began) / 1000 }
}

const now = () => ({ now: () => new Date() })

/** A Trakt that is signed in to now, by the clock of the children. */
const today = () => world(signedIn(), now())

function expectSpared(w: World, ended: Ended): void {
  expect(words(ended)).toContain('Nothing was spent')
  expect(ended.code).toBe(1)
  expect([...w.fake.spent]).toEqual([])
}

/** What broke is whole again: the same refresh token does. */
async function expectRecovery(w: World): Promise<void> {
  const { code, err } = await renew(w)
  expect([code, err]).toEqual([0, expect.not.stringContaining('earlier run')])
}

describe('a run ends in time, asks once, and leaves the refresh token good', () => {
  const direct = (port: number): Env => ({ PMM_CONFIG_TRAKT_AUTH_URL: `https://localhost:${port}` })
  const byProxy = (scheme: string) => (port: number) => ({
    PMM_CONFIG_TRAKT_AUTH_URL: FAR,
    HTTPS_PROXY: `${scheme}://127.0.0.1:${port}`,
  })
  test.each<[string, Behaviour, (port: number) => Env]>([
    ['a handshake is cut', BROKEN_HANDSHAKES['RST after the ClientHello']!, direct],
    ['a handshake hangs', BROKEN_HANDSHAKES.silence!, direct],
    ['a handshake ends in an alert', BROKEN_HANDSHAKES['alert 40, handshake failure']!, direct],
    ['a tunnel is cut', tunnelled(BROKEN_HANDSHAKES['RST at once']!), byProxy('http')],
    ['a tunnel hangs', tunnelled(BROKEN_HANDSHAKES.silence!), byProxy('http')],
    ['a proxy closes', BROKEN_PROXIES['closes after CONNECT']!, byProxy('http')],
    ['a proxy hangs', BROKEN_PROXIES['hangs after CONNECT']!, byProxy('http')],
    ['a SOCKS proxy closes', BROKEN_SOCKS['closes at once']!, byProxy('socks5')],
    ['a SOCKS proxy hangs', BROKEN_SOCKS.hangs!, byProxy('socks5')],
  ])('where %s', async (_, behaviour, env) => {
    const w = await today()
    const { port, count } = await listening(behaviour)
    const ended = await renew(w, env(port))
    expectSpared(w, ended)
    expect(ended.seconds).toBeLessThan(LIMIT + STARTING)
    expect(count()).toBe(1)
    await expectRecovery(w)
  })

  test('where Trakt takes the request and says nothing, but then it may be spent', async () => {
    const w = await today()
    const { port } = await listening((socket) => void socket.resume())
    const ended = await renew(w, { PMM_CONFIG_TRAKT_AUTH_URL: `http://127.0.0.1:${port}` })
    expect(words(ended)).toContain('may be spent')
    expect(ended.seconds).toBeLessThan(LIMIT + STARTING)
  })
})

/** Speaks TLS as the name that is asked for, and hands on what comes, to the fake or to nobody. */
async function secured(w: World, options: TlsOptions = {}, to?: Behaviour) {
  const { key, cert } = createCertificate()
  writeFileSync(join(w.folder, 'ca.pem'), cert)
  const server = createTlsServer({ key, cert, ...options }, (socket) => {
    socket.on('error', () => {})
    if (to) return to(socket)
    pass(socket, Number(new URL(w.fake.url).port))
  }).on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return { port, env: { NODE_EXTRA_CA_CERTS: join(w.folder, 'ca.pem') } }
}

function pass(socket: Socket, port: number): void {
  const other = connect(port, '127.0.0.1').on('error', () => {})
  socket.pipe(other).pipe(socket)
}

/** A proxy that opens tunnels, and all of them to one port. */
const proxyTo = (port: number) =>
  listening(
    (socket) =>
      void socket.once('data', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        pass(socket, port)
      }),
  )

const socksTo = (port: number) =>
  listening(
    (socket) =>
      void socket.once('data', () => {
        socket.write(Buffer.from([5, 0]))
        socket.once('data', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
          pass(socket, port)
        })
      }),
  )

describe('with TLS', () => {
  test('tokens are renewed straight, and by proxies of both kinds', async () => {
    const w = await today()
    const { port, env } = await secured(w)
    const url = { PMM_CONFIG_TRAKT_AUTH_URL: `https://localhost:${port}` }
    expect(await renew(w, { ...env, ...url })).toMatchObject({ code: 0 })
    const far = { ...env, PMM_CONFIG_TRAKT_AUTH_URL: FAR }
    const [http, socks] = [await proxyTo(port), await socksTo(port)]
    expect(await renew(w, { ...far, ALL_PROXY: `http://127.0.0.1:${http.port}` })).toMatchObject({ code: 0 })
    expect(await renew(w, { ...far, all_proxy: `socks5://127.0.0.1:${socks.port}` })).toMatchObject({
      code: 0,
    })
    expect([http.count(), socks.count()]).toEqual([1, 1])
    expect([...w.fake.spent.values()]).toEqual([1, 1, 1])
  })

  test.each<[string, Behaviour]>([
    ['cut', (socket) => void socket.once('data', () => socket.destroy())],
    ['never answered', (socket) => void socket.resume()],
  ])('a request that went out may be spent, though it was %s', async (_, behaviour) => {
    const w = await today()
    const { port, env } = await secured(w, {}, behaviour)
    const ended = await renew(w, { ...env, PMM_CONFIG_TRAKT_AUTH_URL: `https://localhost:${port}` })
    expect(words(ended)).toContain('may be spent')
    const again = await renew(w)
    expect(words(again)).toContain('was sent to Trakt in an earlier run')
    expect([...w.fake.spent]).toEqual([])
  })

  test('a certificate that nobody vouches for, or an old TLS, costs nothing', async () => {
    const w = await today()
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const
    for (const [options, trusted] of [
      [{}, false],
      [old, true],
    ] as const) {
      const { port, env } = await secured(w, options)
      const url = { PMM_CONFIG_TRAKT_AUTH_URL: `https://localhost:${port}` }
      expectSpared(w, await renew(w, trusted ? { ...env, ...url } : url))
    }
    await expectRecovery(w)
  })
})
