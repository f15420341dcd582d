import http from 'node:http'
import https from 'node:https'
import { connect, type Socket } from 'node:net'

/** Where a tunnel ends. */
export interface End {
  readonly host: string
  readonly port: number
}

/** The proxy did not open the tunnel; what was to be sent is still here. */
export class TunnelError extends Error {
  /** @param reason as behind `the proxy`: `did not let it through` */
  constructor(
    readonly reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause })
  }
}

/**
 * Has a proxy open a tunnel. It is asked once.
 *
 * @param opened is told of every socket as soon as there is one, so that it can be closed from outside
 * @throws a `TunnelError`, or the error of the connection to the proxy itself
 */
export async function openTunnel(proxy: URL, end: End, opened: (socket: Socket) => void): Promise<Socket> {
  return proxy.protocol.startsWith('socks') ? bySocks(proxy, end, opened) : byConnect(proxy, end, opened)
}

function byConnect(proxy: URL, { host, port }: End, opened: (socket: Socket) => void): Promise<Socket> {
  const path = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const { request } = proxy.protocol === 'https:' ? https : http
  const asking = request({
    method: 'CONNECT',
    host: hostOf(proxy),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    path,
    agent: false,
    headers: { host: path, ...credentials(proxy) },
  })
  return new Promise((resolve, reject) => {
    let isThere = false
    asking
      .once('socket', (socket: Socket) => {
        opened(socket)
        const there = proxy.protocol === 'https:' ? 'secureConnect' : 'connect'
        socket.once(there, () => {
          isThere = true
        })
      })
      .once('connect', ({ statusCode = 0 }, socket: Socket) => {
        if (statusCode === 200) return resolve(socket)
        socket.destroy()
        reject(new TunnelError(refused(statusCode)))
      })
      .once('error', (error: NodeJS.ErrnoException) =>
        reject(isThere ? new TunnelError(cut(error), error) : error),
      )
      .end()
  })
}

const refused = (status: number) =>
  status === 407 ? 'did not let it through: it wants a name and a password (407)' : 'did not let it through'

const cut = ({ code = '' }: NodeJS.ErrnoException) =>
  code.startsWith('HPE_')
    ? 'answered with something that is no HTTP'
    : 'closed the connection without an answer'

function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '') return {}
  const pair = `${plain(username)}:${plain(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}

async function bySocks(proxy: URL, { host, port }: End, opened: (socket: Socket) => void): Promise<Socket> {
  const { SocksClient } = await import('socks')
  const { username, password } = proxy
  const socket = connect(Number(proxy.port) || 1080, hostOf(proxy))
  opened(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject)
  })
  try {
    await SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      // The run itself has a time limit, and closes the socket by then.
      timeout: 2 ** 31 - 1,
      destination: { host, port },
      proxy: {
        host: hostOf(proxy),
        port: Number(proxy.port) || 1080,
        type: proxy.protocol.startsWith('socks4') ? 4 : 5,
        ...(username === '' ? {} : { userId: plain(username), password: plain(password) }),
      },
    })
    return socket
  } catch (error) {
    throw new TunnelError('did not let it through', error)
  }
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

/** What stands percent-encoded in a URL; as it stands where it is no such thing. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
