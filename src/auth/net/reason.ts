import type { NetAnswer } from '../../plugin.js'

type Failure = Exclude<NetAnswer, { kind: 'answer' }>

/** Errors of the way there: no byte of the request left this machine for the service. */
const UNSENT: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name could not be looked up (no internet, or no DNS)',
  EAI_AGAIN: 'its name could not be looked up just now (no internet, or no DNS)',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no network',
  EADDRNOTAVAIL: 'there is no network',
  ETIMEDOUT: 'it did not take the connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not take the connection in time',
  EPROTO: 'it does not speak TLS (https) there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS (https) there',
  ERR_INVALID_URL: 'its address is none',
  // Of a proxy whose scheme undici does not know.
  UND_ERR_INVALID_ARG: 'its address is none',
  BAD_PORT: 'its port is one that is not for the web',
}

/** Of certificates, in Node's and OpenSSL's names. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS/

/**
 * Tells what went wrong with a request, without a word of what was in it. Whatever is not known to have
 * happened before it was sent may have happened after.
 */
export function reasonOf(error: unknown, timeout: number): Failure {
  const codes = codesOf(error)
  for (const code of codes) {
    if (UNSENT[code]) return { kind: 'unsent', reason: UNSENT[code] }
    if (CERTIFICATE.test(code))
      return {
        kind: 'unsent',
        reason: `its certificate is not trusted (${code}): something on the way reads along, or the clock or the system’s certificates are wrong`,
      }
  }
  if (codes.includes('TimeoutError')) return { kind: 'lost', reason: `no answer within ${timeout} seconds` }
  if (codes.some((code) => PROXY.includes(code)))
    return { kind: 'unsent', reason: 'the proxy did not let it through' }
  return { kind: 'lost', reason: `the connection broke off (${codes.find(isCode) ?? 'no reason given'})` }
}

/** undici's word for a proxy that answers CONNECT with anything but yes. */
const PROXY = ['UND_ERR_ABORTED', 'UND_ERR_PRX_TLS', 'UND_ERR_PROXY']

const isCode = (code: string) => /^[A-Z][A-Z0-9_]+$/.test(code)

/** Names and codes of an error and of what caused it; of several at once, as for each address of a name. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 4) return []
  const { code, cause } = error as NodeJS.ErrnoException & { readonly cause?: unknown }
  const several = error instanceof AggregateError ? error.errors : []
  // The one refusal of fetch's own that has no code: ports on which other things than the web are served.
  const refused = error.message === 'bad port' ? ['BAD_PORT'] : []
  const own = [error.name, ...refused, ...(typeof code === 'string' ? [code] : [])]
  return [...own, ...[cause, ...several].flatMap((one) => codesOf(one, depth + 1))]
}
