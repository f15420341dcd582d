import type { NetAnswer, Refusal, Session } from '../../plugin/index.js'
import { failing } from './gateway.js'
import { oddApp } from './odd-app.js'
import { AGAIN, APP_ADVICE, DEAD_APP, DEAD_APP_NEXT } from './words.js'

type Answered = Extract<NetAnswer, { kind: 'answer' }>

/**
 * Puts an answer that is none of the expected ones into words: what every address of Trakt's may say. The
 * statuses are those of its documents; what users met beside them is in the sentences.
 *
 * @param client who was asking
 */
export function refusalOf(answer: NetAnswer, client: Session['client']): Refusal {
  if (answer.kind === 'unsent')
    return refuse(
      'unsent',
      `Trakt could not be reached: ${answer.reason}.`,
      'Nothing was spent. Run the command again when that is mended.',
    )
  if (answer.kind === 'lost')
    return refuse('lost', `Trakt was asked, and its answer did not arrive whole: ${answer.reason}.`, AGAIN)
  const refusal = byError(answer) ?? byStatus(answer)
  return refusal.kind === 'client' ? { ...refusal, message: oddApp(client) + refusal.message } : refusal
}

function byStatus(answer: Answered): Refusal {
  const { status } = answer
  if (status === 403) return forbidden(answer)
  if (status === 423) return locked(answer)
  if (status === 429) return tooOften(answer)
  if (status >= 500) return failing(answer)
  if (status >= 300 && status < 400)
    return refuse(
      'unsent',
      `Trakt sent us elsewhere (${status}), and secrets are not sent after that.`,
      'Check --auth-url and --api-url, or what stands between you and the internet: a sign-in page of the network, a proxy.',
    )
  return (
    BY_STATUS[status] ??
    // Nobody knows what it has done.
    refuse('lost', `Trakt answered with status ${status}, which its documents do not name here.`, AGAIN)
  )
}

const refuse = (kind: Refusal['kind'], message: string, next: string): Refusal => ({
  ok: false,
  kind,
  message,
  next,
})

/** What Trakt says without a word about the cause. */
const untold = (status: number) =>
  refuse(
    'grant',
    `Trakt does not take this, and does not say why (${status}).`,
    'Look whether client_id, client_secret and --redirect-uri are those of one app, and whole.',
  )

const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: untold(400),
  401: untold(401),
  404: refuse(
    'unsent',
    'Trakt has nothing at this address (404).',
    'Check --auth-url and --api-url: the sign-in server is https://auth.trakt.tv, the API https://api.trakt.tv.',
  ),
  405: refuse(
    'unsent',
    'Trakt does not take this request at this address (405).',
    'Check --auth-url and --api-url: the sign-in server is https://auth.trakt.tv, the API https://api.trakt.tv.',
  ),
  409: refuse('lost', 'Trakt was just doing the same thing for somebody else (409).', AGAIN),
  410: refuse(
    'account',
    'This Trakt account is deactivated (410).',
    'Only Trakt’s support can bring it back.',
  ),
  412: refuse(
    'unsent',
    'Something on the way changed the request: Trakt saw no JSON (412).',
    'Try without a proxy.',
  ),
  420: refuse(
    'account',
    'This Trakt account is at one of its limits (420); a free one may have a single app connected, since July 2026.',
    'Disconnect the app that is not needed in Trakt’s settings, or see https://trakt.tv/vip.',
  ),
  422: refuse(
    'grant',
    'Trakt finds a mistake in what was sent (422).',
    'Look whether client_id and client_secret are whole, with no blanks or quotes too many.',
  ),
  426: refuse('account', 'Trakt gives this to VIP members only (426).', APP_ADVICE),
}

/** An OAuth error. The sign-in server says 400, the one before it 401; the words are the same. */
function byError({ json, status }: Answered): Refusal | undefined {
  if (status !== 400 && status !== 401) return undefined
  const { error, error_description: description } = fieldsOf(json)
  if (error === undefined) return undefined
  const said = `${status} ${error}${description === undefined ? '' : `: ${description.slice(0, 200)}`}`
  if (
    error === 'invalid_client' ||
    error === 'unauthorized_client' ||
    error === 'invalid_api_key' ||
    /client_id is required/.test(description ?? '')
  )
    return refuse('client', `${DEAD_APP} (${said})`, DEAD_APP_NEXT)
  return refuse('grant', `Trakt says: ${said}.`, AGAIN)
}

/** Cloudflare, which stands before Trakt, answers in HTML; Trakt itself does not. */
function forbidden({ isHtml, header }: Answered): Refusal {
  if (!isHtml) return refuse('client', `${DEAD_APP} (403)`, DEAD_APP_NEXT)
  const ray = header('cf-ray')
  if (!ray && !/cloudflare/i.test(header('server') ?? ''))
    return refuse(
      'unsent',
      'Something between you and Trakt blocked the request, with a web page of its own (403).',
      'Look for a proxy, a filter or a sign-in page of the network.',
    )
  return refuse(
    'unsent',
    `Cloudflare, which guards Trakt, blocked the request before Trakt saw it (403${ray ? `, Ray ID ${ray}` : ''}).`,
    'It mostly dislikes the address you come from: try without VPN or from home. If that does not help, give Trakt the Ray ID.',
  )
}

function locked({ header }: Answered): Refusal {
  return header('x-account-deactivated')
    ? refuse('account', 'This Trakt account is deactivated (423).', 'Only Trakt’s support can bring it back.')
    : refuse(
        'account',
        'This Trakt account is locked (423), mostly for too many plays of the same thing.',
        'Only Trakt’s support can unlock it.',
      )
}

function tooOften({ retryAfter }: Answered): Refusal {
  const wait = retryAfter === undefined ? 'a few minutes' : inWords(retryAfter)
  return refuse('busy', 'Trakt was asked too often (429).', `Wait ${wait} and run the command again.`)
}

const inWords = (seconds: number) =>
  seconds >= 7200
    ? `${Math.ceil(seconds / 3600)} hours`
    : seconds >= 120
      ? `${Math.ceil(seconds / 60)} minutes`
      : seconds === 1
        ? 'a second'
        : `${seconds} seconds`

function fieldsOf(json: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof json !== 'object' || json === null) return {}
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
