import { baseUrls } from '../../../auth/net/base-url.js'
import type { Check, Mark } from '../../../report/checkup.js'
import { wordsOf } from '../credentials.js'
import { check, quoted, type Subject } from '../subject.js'
import { serviceValue } from '../value.js'
import type { Ask } from './ask.js'
import { type Answered, type Fault, faultOf, isObject, type Who } from './fault.js'
import { faultCheck } from './server.js'

type Json = Readonly<Record<string, unknown>>

/** A service of the internet that takes a key. */
interface Hosted {
  readonly service: string
  readonly title: string
  /** Where the key stands, the first that is filled in. */
  readonly keys: readonly string[]
  readonly url: string
  /** What is asked for: the path, and headers that carry the key. */
  request(key: string): { readonly path: string; readonly headers?: Readonly<Record<string, string>> }
  /** What the service says in its own words, where the status does not tell. */
  odd?(json: Json, status: number): Fault | undefined
  /** What an answer has that is its own. */
  isIt(json: Json): boolean
}

const fault = (mark: Mark, message: string, hint?: string): Fault => ({
  mark,
  message,
  ...(hint ? { hint } : {}),
})

const HOSTED: readonly Hosted[] = [
  {
    service: 'tmdb',
    title: 'TMDb',
    keys: ['apikey'],
    url: 'https://api.themoviedb.org',
    request: (key) => ({ path: `/3/configuration?api_key=${encodeURIComponent(key)}` }),
    odd: ({ status_message: said }, status) =>
      status === 401
        ? fault(
            'error',
            `TMDb refuses the apikey (401)${typeof said === 'string' ? `: ${quoted(said)}` : ''}`,
            'PMM wants the API key (v3 auth), 32 letters and digits, and not the long access token.',
          )
        : undefined,
    isIt: ({ images }) => isObject(images),
  },
  {
    service: 'omdb',
    title: 'OMDb',
    keys: ['apikey'],
    url: 'https://www.omdbapi.com',
    // PMM asks for the same film (modules/omdb.py of Kometa 2.4.4).
    request: (key) => ({ path: `/?apikey=${encodeURIComponent(key)}&i=tt0080684` }),
    odd: ({ Error: said }) =>
      typeof said !== 'string'
        ? undefined
        : /limit/i.test(said)
          ? fault('warn', `OMDb says ${quoted(said)}`, 'Its free keys are good for 1,000 requests a day.')
          : fault('error', `OMDb refuses the apikey: ${quoted(said)}`),
    isIt: ({ Response }) => Response === 'True',
  },
  {
    service: 'mdblist',
    title: 'MDBList',
    keys: ['apikey'],
    url: 'https://api.mdblist.com',
    request: (key) => ({ path: `/user?apikey=${encodeURIComponent(key)}` }),
    odd: mdblist,
    isIt: (json) => 'api_requests' in json,
  },
  {
    service: 'github',
    title: 'GitHub',
    keys: ['token'],
    url: 'https://api.github.com',
    request: (key) => ({ path: '/user', headers: { authorization: `token ${key}` } }),
    isIt: ({ login }) => typeof login === 'string',
  },
  {
    service: 'notifiarr',
    title: 'Notifiarr',
    keys: ['apikey'],
    url: 'https://notifiarr.com',
    request: (key) => ({ path: '/api/v1/user/pmm/?fetch=settings', headers: { 'x-api-key': key } }),
    odd: ({ result, details }) =>
      result === 'error' || (isObject(details) && 'response' in details && !details.response)
        ? fault('error', 'Notifiarr refuses the apikey', 'It wants the global API key of your account.')
        : undefined,
    isIt: ({ details }) => isObject(details),
  },
  {
    service: 'simkl',
    title: 'SIMKL',
    // The refresh token is left alone: whoever uses it may end it.
    keys: ['access_token', 'user_token'],
    url: 'https://api.simkl.com',
    request: (key) => ({ path: '/users/settings', headers: { authorization: `Bearer ${key}` } }),
    odd: ({ error: said }, status) =>
      status === 412 || said === 'client_id_failed'
        ? fault(
            'unknown',
            'SIMKL answers, and does not tell of a token without the id of an app, which a config does not hold',
          )
        : undefined,
    isIt: ({ user }) => isObject(user),
  },
]

function mdblist({ error: said, api_requests: most, api_request_count: count }: Json): Fault | undefined {
  if (typeof said === 'string') return fault('error', `MDBList refuses the apikey: ${quoted(said)}`)
  if (typeof most !== 'number' || typeof count !== 'number' || most <= 0 || count < most) return undefined
  return fault('warn', `MDBList takes the apikey, and has no requests left for today (${count} of ${most})`)
}

/** Each service of the internet that the config has a key for, once. */
export async function askHosted(subject: Subject, ask: Ask): Promise<readonly Check[]> {
  const there = HOSTED.filter(({ service }) => subject.document.at([service]) !== undefined)
  return Promise.all(there.map((hosted) => askOne(subject, hosted, ask)))
}

async function askOne(subject: Subject, hosted: Hosted, ask: Ask): Promise<Check> {
  const { service, title, keys, url, request } = hosted
  const id = `online.${service}`
  const values = keys.map((key) => ({ key, value: serviceValue(subject, service, key) }))
  const given = values.find(({ value }) => value.text !== undefined)
  if (!given?.value.text)
    return check(
      id,
      'unknown',
      service,
      `not asked: ${values.map(({ key, value }) => `${key} ${wordsOf(value)}`).join(', ')}`,
    )
  const variable = `PMM_CONFIG_${service.toUpperCase()}_API_URL`
  const bases = baseUrls({ urls: { api: { default: url, variable } } }, {}, subject.io.env)
  if ('problem' in bases) return check(id, 'error', service, String(bases.problem))
  const base = bases.api!
  const { path, headers } = request(given.value.text)
  const answer = await ask(`${base}${path}`, headers)
  const wrong = wrongWith(answer, hosted, { title, base, key: given.key })
  return wrong ? faultCheck(service, wrong) : check(id, 'ok', service, `${title} takes the ${given.key}`)
}

function wrongWith(
  answer: Parameters<typeof faultOf>[0],
  { odd, isIt }: Hosted,
  who: Who,
): Fault | undefined {
  if (answer.kind === 'answer' && isObject(answer.json)) {
    const own = odd?.(answer.json, answer.status)
    if (own) return own
  }
  return faultOf(answer, who) ?? (isIt((answer as Answered).json as Json) ? undefined : notTheirs(who))
}

/** The sign-in page of a network answers for all others. */
const notTheirs = ({ title }: Who): Fault =>
  fault(
    'error',
    `what answered in the place of ${title} is not ${title}`,
    'Look what stands between you and the internet.',
  )
