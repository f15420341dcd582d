import type { NetAnswer, NetRequest } from '../../plugin.js'
import { reasonOf } from './reason.js'
import { parseRetryAfter } from './retry-after.js'

export interface SendOptions {
  /** In seconds, for the whole of a request with its answer. */
  readonly timeout: number
  readonly userAgent: string
  readonly env: Readonly<Record<string, string | undefined>>
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
  let response: Response
  const signal = AbortSignal.timeout(options.timeout * 1000)
  try {
    const fetch = await fetcher(options.env)
    response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        // Without a name of its own a program is blocked by Cloudflare.
        'user-agent': options.userAgent,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    })
  } catch (error) {
    return reasonOf(error, options.timeout)
  }
  const { text, broken } = await readText(response, options)
  const said = parse(text)
  // The service has answered, so it has acted. JSON that is whole is all of it, whatever became of the rest.
  if (broken !== undefined && (typeof said !== 'object' || said === null))
    return { kind: 'lost', reason: broken }
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'), options.now())
  return {
    kind: 'answer',
    status: response.status,
    header: (name) => response.headers.get(name),
    json: said,
    isHtml: /^\s*</.test(text) || /html/i.test(response.headers.get('content-type') ?? ''),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

/** Node's own fetch knows no proxies before version 24; undici's does, and is loaded only for them. */
async function fetcher(env: SendOptions['env']): Promise<typeof fetch> {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']
  if (!names.some((name) => env[name])) return fetch
  const { EnvHttpProxyAgent, fetch: fetchByProxy } = await import('undici')
  const dispatcher = new EnvHttpProxyAgent()
  return ((url: string, init: object) => fetchByProxy(url, { ...init, dispatcher })) as typeof fetch
}

/** What arrived of an answer and, where it is not all of it, why. Never throws. */
async function readText(
  response: Response,
  { timeout }: SendOptions,
): Promise<{ readonly text: string; readonly broken?: string }> {
  const chunks: Uint8Array[] = []
  let size = 0
  let broken: string | undefined
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size <= LONGEST_ANSWER) continue
      broken = 'it is far too long'
      break
    }
  } catch (error) {
    broken = reasonOf(error, timeout).reason
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return { text, ...(broken === undefined ? {} : { broken }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
