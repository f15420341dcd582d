import type { NetAnswer } from '../../plugin/index.js'
import type { Stage } from './connection.js'
import { TunnelError } from './tunnel.js'

type Failure = Exclude<NetAnswer, { kind: 'answer' }>

/** What went wrong before anything was sent. */
const UNSENT: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name could not be looked up (no internet, or no DNS)',
  EAI_AGAIN: 'its name could not be looked up just now (no internet, or no DNS)',
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no network',
  EADDRNOTAVAIL: 'there is no network',
  ETIMEDOUT: 'it did not take the connection in time',
  EPROTO: 'it does not speak TLS (https) there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS (https) there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS (https) there',
  ERR_INVALID_URL: 'its address is none',
  BAD_PORT: 'its port is one that is not for the web',
}

/** Of certificates, in Node's and OpenSSL's names. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS/

/** Of those that are about a time, which may as well be the wrong one here. */
const CLOCK = /^CERT_(?:NOT_YET_VALID|HAS_EXPIRED)$/

/** Where the time ran out. */
const LATE: Readonly<Record<Exclude<Stage, 'sent'>, string>> = {
  connecting: 'it did not take the connection in time',
  'asking the proxy': 'the proxy did not answer in time',
  'shaking hands': 'it took the connection and then said nothing (no TLS handshake in time)',
}

interface Circumstances {
  readonly stage: Stage
  /** In seconds. */
  readonly timeout: number
  readonly now: Date
}

/** Tells what went wrong with a request, without a word of what was in it. */
export function reasonOf(error: unknown, { stage, timeout, now }: Circumstances): Failure {
  const codes = codesOf(error)
  const isLate = codes.includes('TimeoutError') || codes.includes('UND_ERR_CONNECT_TIMEOUT')
  if (stage === 'sent') return { kind: 'lost', reason: isLate ? late(timeout) : brokenOff(codes) }
  if (error instanceof Error && error.cause instanceof TunnelError)
    return unsent(`the proxy ${error.cause.reason}`)
  if (isLate) return unsent(LATE[stage])
  const certificate = codes.find((code) => CERTIFICATE.test(code) && !code.startsWith('ERR_SSL'))
  if (certificate !== undefined) return unsent(certificateWords(certificate, now))
  const known = codes.find((code) => UNSENT[code] !== undefined)
  if (known !== undefined) return unsent(UNSENT[known]!)
  return unsent(`${CUT[stage] ?? 'the connection could not be made'} (${nameOf(codes)})`)
}

const late = (timeout: number) => `no answer within ${timeout} ${timeout === 1 ? 'second' : 'seconds'}`

const brokenOff = (codes: readonly string[]) =>
  codes.includes('HTTPParserError') ? 'it is no HTTP' : `the connection broke off (${nameOf(codes)})`

const CUT: Readonly<Partial<Record<Stage, string>>> = {
  'shaking hands':
    'the connection was cut in the TLS handshake, before anything was sent: by a firewall, a filter or a VPN on the way, perhaps',
}

const unsent = (reason: string): Failure => ({ kind: 'unsent', reason })

const certificateWords = (code: string, now: Date) =>
  CLOCK.test(code)
    ? `its certificate is not good at this time (${code}): look whether the clock of this machine is right, which says ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : `its certificate is not trusted (${code}): something on the way reads along, or the clock or the system’s certificates are wrong`

const nameOf = (codes: readonly string[]) => codes.find(isCode) ?? 'no reason given'

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
