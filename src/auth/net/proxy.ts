import { isLoopback } from './base-url.js'

type Environment = Readonly<Record<string, string | undefined>>

/** How a request gets to its address. */
export interface Route {
  /** Where the proxy is; nothing where the way is straight, and `undefined` for an address that is none. */
  readonly proxy?: { readonly url: URL | undefined; readonly variable: string }
  /** The variables by which a proxy that is set was passed over. */
  readonly past?: { readonly variable: string; readonly proxy: string }
}

/** As curl takes them for https; the last two are set by people who mean all of the web. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'http_proxy', 'HTTP_PROXY']

const EXCEPTIONS = ['no_proxy', 'NO_PROXY']

/** The way to an address. What goes to this machine goes in the clear, and to nobody else. */
export function routeTo(address: string, env: Environment): Route {
  const url = new URL(address)
  const variable = isLoopback(url.hostname) ? undefined : PROXIES.find((name) => env[name]?.trim())
  if (variable === undefined) return {}
  const exception = EXCEPTIONS.find((name) => env[name]?.trim())
  if (exception !== undefined && isExcepted(url, env[exception]!))
    return { past: { variable: exception, proxy: variable } }
  return { proxy: { url: parseProxy(env[variable]!.trim()), variable } }
}

const SCHEMES = /^(?:https?|socks(?:4a?|5h?)?):$/

/** An address without a scheme is one of a proxy that speaks HTTP. */
function parseProxy(text: string): URL | undefined {
  try {
    const url = new URL(text.includes('://') ? text : `http://${text}`)
    return SCHEMES.test(url.protocol) && url.hostname !== '' ? url : undefined
  } catch {
    return undefined
  }
}

/** Whether a list of hosts names one: itself, a domain that it is in, with or without a port, or all of them. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const own = port || (protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', wanted] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry)!
      const domain = name.replace(/^\*?\./, '')
      return (wanted ?? own) === own && domain !== '' && (host === domain || host.endsWith(`.${domain}`))
    })
}

/** What is said of the way, behind what went wrong on it. */
export function wayWords({ proxy, past }: Route): string {
  if (proxy) return `, by way of the proxy in ${proxy.variable}`
  return past
    ? `, straight and not by the proxy in ${past.proxy}, since ${past.variable} names this host`
    : ''
}
