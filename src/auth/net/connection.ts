import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import type { Agent, buildConnector } from 'undici'
import type { Route } from './proxy.js'
import { openTunnel } from './tunnel.js'

/** How far a request has come. From `sent` on the service may have acted on it. */
export type Stage = (typeof STAGES)[number]

const STAGES = ['connecting', 'asking the proxy', 'shaking hands', 'sent'] as const

/** The way of one request, with all that is open for it. */
export interface Connection {
  readonly dispatcher: Agent
  stage(): Stage
  /** Closes everything, whatever it is in the middle of. */
  end(): Promise<void>
}

/** In milliseconds; Node takes more for next to nothing. */
export const LONGEST_TIMER = 2 ** 31 - 1

/** undici's own word that the headers of a request go out, on this socket. */
const SENT = 'undici:client:sendHeaders'

/**
 * Prepares the way of one request.
 *
 * @param timeout in seconds, for the connection alone
 */
export async function createConnection({ proxy }: Route, timeout: number): Promise<Connection> {
  const { Agent, buildConnector } = await import('undici')
  const connect = buildConnector({ timeout: Math.min(timeout * 1000, LONGEST_TIMER) })
  const sockets = new Set<unknown>()
  let stage: Stage = 'connecting'
  // Events may come in any order; what was sent stays sent.
  const reach = (next: Stage) => {
    if (STAGES.indexOf(next) > STAGES.indexOf(stage)) stage = next
  }

  const watch = (socket: Socket) => {
    sockets.add(socket)
    // What becomes of it is told elsewhere, if it still matters.
    socket.on('error', () => {})
    socket.once('connect', () => reach(proxy ? 'asking the proxy' : 'shaking hands'))
  }

  const onSent = (message: unknown) => {
    if (sockets.has((message as { readonly socket: unknown }).socket)) reach('sent')
  }
  subscribe(SENT, onSent)

  const byTunnel = async (options: buildConnector.Options, callback: buildConnector.Callback) => {
    try {
      const { hostname: host } = options
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
      const httpSocket = await openTunnel(proxy!.url!, { host, port }, watch)
      reach('shaking hands')
      straight({ ...options, httpSocket }, callback)
    } catch (error) {
      callback(error as Error, null)
    }
  }
  const straight = (options: buildConnector.Options, callback: buildConnector.Callback) => {
    // It returns the socket, which its type does not tell.
    watch(connect(options, callback) as unknown as Socket)
  }

  const dispatcher = new Agent({
    pipelining: 0,
    connect: (options, callback) => void (proxy ? byTunnel(options, callback) : straight(options, callback)),
  })
  return {
    dispatcher,
    stage: () => stage,
    async end() {
      unsubscribe(SENT, onSent)
      for (const socket of sockets) (socket as Socket).destroy()
      await dispatcher.destroy()
    },
  }
}
