import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createCertificate } from '../auth/net/certificate.js'

export interface FakeService {
  /** Its address. */
  readonly url: string
  readonly port: number
  /** All that came: method, path with query, headers. */
  readonly requests: {
    readonly method: string
    readonly path: string
    readonly headers: IncomingMessage['headers']
  }[]
}

/** What is answered: JSON with 200, a status alone, or whatever the function does. */
export type Reply = object | number | string | Answer

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A service that answers by path, without the query. */
export async function fakeService(
  replies: Readonly<Record<string, Reply>> | ((request: IncomingMessage) => Reply),
  { tls = false }: { readonly tls?: boolean } = {},
): Promise<FakeService> {
  const requests: FakeService['requests'] = []
  const listener: RequestListener = (request, response) => {
    const path = request.url!
    requests.push({ method: request.method!, path, headers: request.headers })
    const reply = typeof replies === 'function' ? replies(request) : (replies[path.split('?')[0]!] ?? 404)
    send(reply, request, response)
  }
  const server = tls ? createTlsServer(createCertificate(), listener) : createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, url: `http${tls ? 's' : ''}://127.0.0.1:${port}`, requests }
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (typeof reply === 'function') reply(request, response)
  else if (typeof reply === 'number') answering(reply, { message: 'no' })(request, response)
  else if (typeof reply === 'string') response.writeHead(200, { 'content-type': 'text/html' }).end(reply)
  else answering(200, reply)(request, response)
}

/** Answers with a status and JSON. */
export const answering =
  (status: number, json: object, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(json))
  }

/** A port at which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

/** A proxy that lets nobody through, and remembers where to. */
export async function connectProxy(): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = []
  const server = createServer().on('connect', ({ url }, socket) => {
    asked.push(url!)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}
