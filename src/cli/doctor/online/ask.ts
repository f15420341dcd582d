import { type SendOptions, send } from '../../../auth/net/send.js'
import type { NetAnswer } from '../../../plugin/index.js'

/** Asks for what an address shows. Never throws; follows no redirect, and changes nothing. */
export type Ask = (url: string, headers?: Readonly<Record<string, string>>) => Promise<NetAnswer>

export const createAsk =
  (options: SendOptions): Ask =>
  async (url, headers = {}) => {
    if (!isFit(headers))
      return { kind: 'unsent', reason: 'the key holds a character that none has, such as a curly quote' }
    return send({ method: 'GET', url, headers }, { ...options, env: proxiesFor(url, options.env) })
  }

function isFit(headers: Readonly<Record<string, string>>): boolean {
  try {
    return Boolean(new Headers(headers))
  } catch {
    return false
  }
}

/** What is for https is not for the plain http of a home network; PMM's client sees it the same way. */
const proxiesFor = (url: string, env: SendOptions['env']): SendOptions['env'] =>
  url.startsWith('https:') ? env : { ...env, https_proxy: undefined, HTTPS_PROXY: undefined }

/** The address of a service without a slash at its end, or why nothing can be sent there. */
export function baseOf(text: string): { readonly base: string } | { readonly problem: string } {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return { problem: 'is no address: it wants http:// or https://, a name and mostly a port' }
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { problem: 'is no address of the web: it wants http:// or https://' }
  if (url.username || url.password)
    return { problem: 'has a name or password in it, so nothing is sent there' }
  if (/[?#]/.test(text)) return { problem: 'goes on behind ? or #, so nothing is sent there' }
  return { base: text.trim().replace(/\/+$/, '') }
}
