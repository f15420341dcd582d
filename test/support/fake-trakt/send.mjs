import { setTimeout as wait } from 'node:timers/promises'
import { CLOUDFLARE_HEADERS } from './cloudflare.mjs'

/**
 * @typedef {import('node:http').ServerResponse} ServerResponse
 * @typedef {import('./types.js').Fault} Fault
 */

/** Characters of a body that is dribbled. */
const PIECE = 16

/**
 * Sends an answer, or as much of it as the fault lets through.
 * @param {ServerResponse} response
 * @param {import('./types.js').Reply | undefined} reply none: the connection is just cut
 * @param {Fault} fault
 * @param {Date} at by the clock of the fake
 * @param {AbortSignal} signal ends all waiting
 */
export async function send(response, reply, { delay, cut, reset, dribble }, at, signal) {
  if (delay) await wait(delay, undefined, { signal })
  if (!reply || cut === 'before' || cut === 'after') return cutOff(response, reset)
  // Half of nothing is promised as something, or it would be the whole.
  const promised = Buffer.byteLength(reply.body) || (cut === 'middle' ? 2 : 0)
  response.writeHead(reply.status, {
    date: at.toUTCString(),
    ...CLOUDFLARE_HEADERS,
    ...reply.headers,
    'content-length': promised,
  })
  if (cut === 'middle') {
    response.flushHeaders()
    const half = reply.body.slice(0, Math.floor(reply.body.length / 2))
    await new Promise((resolve) => response.write(half, resolve))
    return cutOff(response, reset)
  }
  for (let at = 0; dribble && at < reply.body.length && !response.destroyed; at += PIECE) {
    response.write(reply.body.slice(at, at + PIECE))
    await wait(dribble, undefined, { signal })
  }
  response.end(dribble ? undefined : reply.body)
}

/** @param {ServerResponse} response @param {boolean} [reset] */
function cutOff({ socket }, reset) {
  if (reset) socket?.resetAndDestroy()
  else socket?.destroy()
}
