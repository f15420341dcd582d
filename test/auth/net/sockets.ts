import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a server, or something on the way to it, does with a connection. */
export type Behaviour = (socket: Socket) => void

export interface Listening {
  readonly port: number
  /** How many connections came. */
  count(): number
  /** How many of them are open still. */
  open(): number
}

/** A server on this machine that does with each connection what it is told to. */
export async function listening(behaviour: Behaviour): Promise<Listening> {
  const sockets = new Set<Socket>()
  let count = 0
  const server = createServer((socket) => {
    count++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    behaviour(socket)
    // Unread bytes would hide that the other end is gone.
    if (socket.listenerCount('data') === 0) socket.resume()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return { port, count: () => count, open: () => sockets.size }
}

const fin: Behaviour = (socket) => void socket.end()
const rst: Behaviour = (socket) => void socket.resetAndDestroy()

/** Does it once something has come: a ClientHello, a CONNECT. */
const once =
  (behaviour: Behaviour): Behaviour =>
  (socket) =>
    void socket.once('data', () => behaviour(socket))

/** A fatal alert of TLS, by its number. */
const alert = (number: number): Behaviour =>
  once((socket) => void socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number])))

/** Ways in which a TLS handshake comes to nothing. */
export const BROKEN_HANDSHAKES: Readonly<Record<string, Behaviour>> = {
  'FIN at once': fin,
  'RST at once': rst,
  'FIN after the ClientHello': once(fin),
  'RST after the ClientHello': once(rst),
  'alert 40, handshake failure': alert(40),
  'alert 49, access denied': alert(49),
  'alert 70, protocol version': alert(70),
  'alert 80, internal error': alert(80),
  'alert 112, unrecognized name': alert(112),
  'no TLS but HTTP': once((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'no TLS but a mail server': (socket) => void socket.end('220 mail.example.org ESMTP\r\n'),
  silence: () => {},
  'half a ServerHello, then silence': once(
    (socket) => void socket.write(Buffer.from([22, 3, 3, 0, 90, 2, 0])),
  ),
}

/** A proxy that says yes to CONNECT, and then does with the tunnel what a broken server does. */
export const tunnelled =
  (behaviour: Behaviour): Behaviour =>
  (socket) =>
    void socket.once('data', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      setTimeout(() => behaviour(socket), 10)
    })

/** Ways in which a proxy does not open a tunnel. */
export const BROKEN_PROXIES: Readonly<Record<string, Behaviour>> = {
  'closes at once': fin,
  'resets at once': rst,
  'closes after CONNECT': once(fin),
  'resets after CONNECT': once(rst),
  'answers garbage': once((socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
  'answers half a header': once((socket) => void socket.end('HTTP/1.1 200 O')),
  'wants a password': once((socket) => void socket.end('HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n')),
  'says 403 with a page': once((socket) => void socket.end('HTTP/1.1 403 No\r\n\r\n<html>no</html>')),
  'says 502': once((socket) => void socket.end('HTTP/1.1 502 No\r\n\r\n')),
  'hangs after CONNECT': () => {},
  'dribbles for ever': once((socket) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 200 OK\r\nx: '.slice(0, 1)), 50)
    socket.on('close', () => clearInterval(timer))
  }),
}

/** What a SOCKS proxy says first: version 5, no password wanted. */
const GREETING = Buffer.from([5, 0])

export const BROKEN_SOCKS: Readonly<Record<string, Behaviour>> = {
  'closes at once': fin,
  'resets at once': rst,
  'closes after the greeting': once(fin),
  hangs: () => {},
  'wants what we have not': once((socket) => void socket.end(Buffer.from([5, 255]))),
  'refuses the connection': once((socket) => {
    socket.write(GREETING)
    socket.once('data', () => socket.end(Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])))
  }),
  'is an HTTP proxy': once((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  'closes the tunnel': once((socket) => {
    socket.write(GREETING)
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
      socket.once('data', () => socket.resetAndDestroy())
    })
  }),
}
