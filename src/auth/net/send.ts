import type { NetAnswer, NetRequest } from '../../plugin.js'
import { isLoopback } from './base-url.js'
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
  const proxy = proxyFor(url, options.env)
  let response: Response
  const timeout = AbortSignal.timeout(options.timeout * 1000)
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
  try {
    const fetch = await fetcher(proxy, options.env)
    response = await fetch(url, {
      method,
      headers: head,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    })
  } catch (error) {
    const failure = reasonOf(error, options.timeout)
    return proxy ? { ...failure, reason: `${failure.reason}, by way of the proxy in ${proxy}` } : failure
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

const UNFIT =
  'the client id or the access token holds a character that no such thing has, such as a curly quote, so nothing was sent'

/** Nothing where a value is none that a header can hold. */
function headersOf(values: Readonly<Record<string, string>>): Headers | undefined {
  try {
    return new Headers(values)
  } catch {
    return undefined
  }
}

const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

/** The variable that names a proxy for an address. What goes to this machine goes in the clear, and to nobody else. */
function proxyFor(url: string, env: SendOptions['env']): string | undefined {
  return isLoopback(new URL(url).hostname) ? undefined : PROXIES.find((name) => env[name])
}

/** Node's own fetch knows no proxies before version 24; undici's does, and is loaded only for them. */
async function fetcher(proxy: string | undefined, env: SendOptions['env']): Promise<typeof fetch> {
  if (proxy === undefined) return fetch
  const { EnvHttpProxyAgent, fetch: fetchByProxy } = await import('undici')
  const noProxy = env.no_proxy || env.NO_PROXY || ''
  const dispatcher = new EnvHttpProxyAgent({ httpsProxy: env[proxy]!, noProxy })
  // undici knows its own headers only.
  return ((url: string, init: { readonly headers: Headers }) =>
    fetchByProxy(url, { ...init, headers: [...init.headers], dispatcher })) as typeof fetch
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
