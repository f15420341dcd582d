import type {
  DeviceInvitation,
  Grant,
  NetAnswer,
  Person,
  Poll,
  Refusal,
  Session,
} from '../../plugin/index.js'
import { app, post } from './api.js'
import { refusalOf } from './refusal.js'
import { grantOf } from './tokens.js'

/** Both in seconds, where Trakt does not say. */
const INTERVAL = 5
const LIFE = 600

/**
 * The device flow, Trakt's way: the person enters a code on Trakt's page, and meanwhile Trakt is asked again
 * and again, and answers with the states as HTTP statuses.
 */
export async function signInByDevice(session: Session, person: Person): Promise<Grant> {
  const answer = await post(session, '/oauth/device/code', { client_id: session.client.client_id ?? '' })
  const device = deviceOf(answer)
  if (!device)
    return answer.kind === 'answer' && answer.status === 200 ? ODD_DEVICE : refusalOf(answer, session.client)
  const { deviceCode, ...invitation } = device
  return person.waitFor(invitation, async () =>
    pollOf(await post(session, '/oauth/device/token', { code: deviceCode, ...app(session) }), session),
  )
}

interface Device extends DeviceInvitation {
  readonly deviceCode: string
}

function deviceOf(answer: NetAnswer): Device | undefined {
  if (answer.kind !== 'answer' || answer.status !== 200) return undefined
  const body = (answer.json ?? {}) as Record<string, unknown>
  const { device_code: deviceCode, user_code: code, verification_url: url } = body
  if (typeof deviceCode !== 'string' || typeof code !== 'string' || !isWeb(url)) return undefined
  return {
    deviceCode,
    code,
    url,
    directUrl: `${url.replace(/\/$/, '')}/${encodeURIComponent(code)}`,
    interval: seconds(body.interval) ?? INTERVAL,
    expiresIn: seconds(body.expires_in) ?? LIFE,
  }
}

/** It is shown, and may be opened: nothing but a web page will do. */
const isWeb = (url: unknown): url is string => typeof url === 'string' && /^https?:\/\/[^\s"'<>]+$/.test(url)

const seconds = (value: unknown) => (typeof value === 'number' && value > 0 ? value : undefined)

const ODD_DEVICE: Refusal = {
  ok: false,
  kind: 'busy',
  message: 'Trakt’s answer holds no code to show you.',
  next: 'Check --auth-url, or what stands between you and Trakt.',
}

function pollOf(answer: NetAnswer, session: Session): Poll {
  // The network may be away for a while: the code stays good until it runs out.
  if (answer.kind !== 'answer' || answer.status >= 500) return { state: 'pending' }
  // The body is empty, or no JSON; an error in it is one all the same.
  if (answer.status === 400 && ['authorization_pending', undefined].includes(errorIn(answer.json)))
    return { state: 'pending' }
  if (answer.status === 429)
    return { state: 'slower', ...(answer.retryAfter === undefined ? {} : { seconds: answer.retryAfter }) }
  const error = errorIn(answer.json)
  if (error === 'slow_down') return { state: 'slower' }
  return { state: 'done', grant: ENDS[STATUS[error ?? ''] ?? answer.status] ?? grantOf(answer, session) }
}

/** What other services, and RFC 8628, say in place of a status. */
const STATUS: Readonly<Record<string, number>> = { expired_token: 410, access_denied: 418 }

const errorIn = (json: unknown): string | undefined =>
  typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : undefined

const AGAIN = 'Run the command again for a new code.'
const ENDS: Readonly<Record<number, Refusal>> = {
  404: { ok: false, kind: 'expired', message: 'Trakt does not know this code any more (404).', next: AGAIN },
  409: {
    ok: false,
    kind: 'expired',
    message:
      'Trakt says that this code was used already (409); the answer with the tokens may have been lost on its way.',
    next: AGAIN,
  },
  410: { ok: false, kind: 'expired', message: 'The code has run out, says Trakt (410).', next: AGAIN },
  418: {
    ok: false,
    kind: 'denied',
    message: 'Somebody said no on Trakt’s page (418).',
    next: 'If it was not you, run the command again; a free account may have one app connected only.',
  },
}
