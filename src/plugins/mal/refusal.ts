import type { NetAnswer, Refusal } from '../../plugin/index.js'

export const APP_ADVICE =
  'An app is made at https://myanimelist.net/apiconfig, with the App Redirect URL http://localhost/ as PMM’s documents have it.'

const AGAIN = 'Wait half a minute and run the command again.'

type Answered = Extract<NetAnswer, { kind: 'answer' }>

/** Puts an answer that is none of the expected ones into words. */
export function refusalOf(answer: NetAnswer): Refusal {
  if (answer.kind === 'unsent')
    return refuse(
      'unsent',
      `MyAnimeList could not be reached: ${answer.reason}.`,
      'Nothing was spent. Try again later.',
    )
  if (answer.kind === 'lost')
    return refuse(
      'lost',
      `MyAnimeList was asked, and its answer did not arrive whole: ${answer.reason}.`,
      AGAIN,
    )
  const { status } = answer
  if (status === 400 || status === 401) return byError(answer)
  if (status === 403)
    return refuse(
      'unsent',
      'MyAnimeList blocked the request (403).',
      'It does so after too many requests, or for addresses that it dislikes: wait some minutes, or try without VPN.',
    )
  if (status === 429)
    return refuse(
      'busy',
      'MyAnimeList was asked too often (429).',
      'Wait some minutes and run the command again.',
    )
  if (NOT_REACHED.includes(status))
    return refuse(
      'unsent',
      `What stands before MyAnimeList could not reach it (${status}).`,
      'Nothing was spent. Try again later.',
    )
  if (status >= 500) return refuse('lost', `MyAnimeList failed (${status}).`, AGAIN)
  if (status >= 300 && status < 400)
    return refuse(
      'unsent',
      `MyAnimeList sent us elsewhere (${status}), and secrets are not sent after that.`,
      'Check --auth-url and --api-url, or what stands between you and the internet.',
    )
  if (status === 404)
    return refuse(
      'unsent',
      'MyAnimeList has nothing at this address (404).',
      'Check --auth-url and --api-url.',
    )
  // Nobody knows what it has done.
  return refuse('lost', `MyAnimeList answered with status ${status}, which its documents do not name.`, AGAIN)
}

/** Said by what stands before a server when it got no connection to it, or by a network with a sign-in page. */
const NOT_REACHED = [511, 521, 523, 525, 526]

const refuse = (kind: Refusal['kind'], message: string, next: string): Refusal => ({
  ok: false,
  kind,
  message,
  next,
})

function byError({ json, status }: Answered): Refusal {
  const { error, message, hint } = (json ?? {}) as Readonly<Record<string, unknown>>
  const words = [error, message, hint].filter((word) => typeof word === 'string').join(': ')
  const said = `${status}${words ? ` ${words.slice(0, 200)}` : ''}`
  if (error === 'invalid_client' || error === 'unauthorized_client')
    return refuse(
      'client',
      `MyAnimeList does not know this app, or id and secret are not of one app (${said}).`,
      `Compare client_id and client_secret with your app, both of ONE app. ${APP_ADVICE}`,
    )
  return refuse(
    'grant',
    `It says: ${said}.`,
    'Look whether client_id and client_secret are whole and of one app.',
  )
}
