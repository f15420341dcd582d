import type { AuthProvider } from '../../plugin/index.js'

/** Base URLs of a service: the command line wins over the environment, that over the provider. */
export function baseUrls(
  { urls }: Pick<AuthProvider, 'urls'>,
  given: Readonly<Record<string, string | undefined>>,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | { readonly problem: string } {
  const found: Record<string, string> = {}
  for (const [name, { default: otherwise, variable }] of Object.entries(urls)) {
    const url = given[name] ?? (env[variable] || otherwise)
    const source = given[name] === undefined ? variable : `--${name}-url`
    const problem = problemOf(url)
    if (problem) return { problem: `${source}: ${problem}` }
    found[name] = url.trim().replace(/\/+$/, '')
  }
  return found
}

/** Secrets go to these addresses: in the clear only to this machine. */
function problemOf(text: string): string | undefined {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'this is no URL; write for example https://auth.trakt.tv'
  }
  // The parser mends what it can, and paths are put behind the text as it was typed.
  if (/[\s\\]/.test(text.trim())) return 'a URL with blanks or backslashes in it is not taken'
  if (url.username || url.password) return 'a URL with a name or password in it is not taken'
  if (/[?#]/.test(text)) return 'write the URL without what follows ? or #'
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:')
    return `${url.protocol.slice(0, -1)} is no way to reach a service; write https://`
  return isLoopback(url.hostname) ? undefined : 'http is for this machine only; secrets need https'
}

/** Whether a host of a URL is this machine. */
export const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
