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
  try {
    const text = await readText(response)
    const retryAfter = parseRetryAfter(response.headers.get('retry-after'), options.now())
    return {
      kind: 'answer',
      status: response.status,
      header: (name) => response.headers.get(name),
      json: parse(text),
      isHtml: /^\s*</.test(text) || /html/i.test(response.headers.get('content-type') ?? ''),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
  } catch (error) {
    // The service has answered, so it has acted.
    return { kind: 'lost', reason: reasonOf(error, options.timeout).reason }
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

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > LONGEST_ANSWER) throw new Error('the answer is far too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
