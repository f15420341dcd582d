import type { Response } from 'undici'
import type { NetAnswer, NetRequest } from '../../plugin/index.js'
import { type Connection, createConnection, LONGEST_TIMER } from './connection.js'
import { routeTo, wayWords } from './proxy.js'
import { reasonOf } from './reason.js'
import { parseRetryAfter } from './retry-after.js'

export interface SendOptions {
  /** In seconds, for the whole of a request with its answer. */
  readonly timeout: number
  readonly userAgent: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Breaks the request off. */
  readonly signal?: AbortSignal
  now(): Date
}

/** In bytes; an answer of OAuth has a few thousand. */
const LONGEST_ANSWER = 1024 * 1024

/**
 * Sends one request, once. Never throws: what did not reach the service is told from what may have. Redirects
 * are handed back, not followed, since the request may hold secrets.
 */
export async function send(request: NetRequest, options: SendOptions): Promise<NetAnswer> {
  const { method, url, headers, json, form } = request
  const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  const head = headersOf({
    accept: 'application/json',
    // Without a name of its own a program is blocked by Cloudflare.
    'user-agent': options.userAgent,
    ...(body === undefined ? {} : { 'content-type': type }),
    ...headers,
  })
  if (!head) return { kind: 'unsent', reason: UNFIT }
  const route = routeTo(url, options.env)
  if (route.proxy && !route.proxy.url)
    return { kind: 'unsent', reason: `its address is none${wayWords(route)}` }
  const { fetch } = await import('undici')
  const connection = await createConnection(route, options.timeout)
  // From here on: loading a library is none of the network's time.
  const timeout = AbortSignal.timeout(Math.min(options.timeout * 1000, LONGEST_TIMER))
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
  try {
    const response = await fetch(url, {
      method,
      headers: head,
      redirect: 'manual',
      signal,
      dispatcher: connection.dispatcher,
      ...(body === undefined ? {} : { body }),
    })
    return await answerOf(response, connection, options)
  } catch (error) {
    const failure = reasonOf(error, circumstances(connection, options))
    return { ...failure, reason: `${failure.reason}${wayWords(route)}` }
  } finally {
    await connection.end()
  }
}

const circumstances = (connection: Connection, { timeout, now }: SendOptions) => ({
  stage: connection.stage(),
  timeout,
  now: now(),
})

async function answerOf(
  response: Response,
  connection: Connection,
  options: SendOptions,
): Promise<NetAnswer> {
  const { text, error } = await readText(response)
  const said = parse(text)
  // The service has answered, so it has acted. JSON that is whole is all of it, whatever became of the rest.
  if (error !== undefined && (typeof said !== 'object' || said === null))
    return {
      kind: 'lost',
      reason: error === TOO_LONG ? TOO_LONG : reasonOf(error, circumstances(connection, options)).reason,
    }
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), options.now())
  return {
    kind: 'answer',
    status: response.status,
    header: (name) => response.headers.get(name),
    json: said,
    text,
    isHtml: /^\s*</.test(text) || /html/i.test(response.headers.get('content-type') ?? ''),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

const UNFIT =
  'the client id or the access token holds a character that no such thing has, such as a curly quote, so nothing was sent'

/** As pairs; nothing where a value is none that a header can hold. */
function headersOf(values: Readonly<Record<string, string>>): [string, string][] | undefined {
  try {
    return [...new Headers(values)]
  } catch {
    return undefined
  }
}

const TOO_LONG = 'it is far too long'

/** What arrived of an answer and, where it is not all of it, why. Never throws. */
async function readText({ body }: Response): Promise<{ readonly text: string; readonly error?: unknown }> {
  const chunks: Uint8Array[] = []
  let size = 0
  let error: unknown
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size <= LONGEST_ANSWER) continue
      error = TOO_LONG
      break
    }
  } catch (broken) {
    error = broken
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return { text, ...(error === undefined ? {} : { error }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
