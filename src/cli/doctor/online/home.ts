import type { Check } from '../../../report/checkup.js'
import { check, quoted, type Subject } from '../subject.js'
import type { Ask } from './ask.js'
import { faultOf, isObject, notIt } from './fault.js'
import { placesOf } from './places.js'
import { type Asked, atServer, faultCheck, releaseIn } from './server.js'

interface Home {
  readonly service: string
  readonly title: string
  readonly key: string
  ask(asked: Asked): Promise<readonly Check[]>
}

const HOMES: readonly Home[] = [
  { service: 'tautulli', title: 'Tautulli', key: 'apikey', ask: tautulli },
  { service: 'gotify', title: 'Gotify', key: 'token', ask: gotify },
  { service: 'ntfy', title: 'ntfy', key: 'token', ask: ntfy },
]

/** Other servers that people run themselves. */
export async function askHomes(subject: Subject, ask: Ask): Promise<readonly Check[]> {
  const found = HOMES.flatMap((home) =>
    placesOf(subject, home).map((place) => atServer(subject, home, place, ask, home.ask)),
  )
  return (await Promise.all(found)).flat()
}

const fine = (service: string, message: string) => [check(`online.${service}`, 'ok', service, message)]

async function tautulli({ ask, base, secret, who }: Asked): Promise<readonly Check[]> {
  const answer = await ask(`${base}/api/v2?cmd=get_tautulli_info&apikey=${encodeURIComponent(secret)}`)
  const response = answer.kind === 'answer' && isObject(answer.json) ? answer.json.response : undefined
  // It says what is wrong in its own words, whatever the status.
  if (isObject(response) && response.result === 'error')
    return [
      faultCheck('tautulli', {
        mark: 'error',
        message: `Tautulli refuses: ${quoted(String(response.message))}`,
        hint: 'Look whether the apikey is that of this Tautulli.',
      }),
    ]
  const fault = faultOf(answer, who)
  if (fault) return [faultCheck('tautulli', fault)]
  if (!isObject(response) || response.result !== 'success')
    return answer.kind === 'answer' ? [faultCheck('tautulli', notIt(answer, who))] : []
  return fine('tautulli', `Tautulli at ${quoted(base)} takes the apikey`)
}

/** An app's token is for sending messages and nothing else, so that it cannot be tried. */
async function gotify({ ask, base, who }: Asked): Promise<readonly Check[]> {
  const answer = await ask(`${base}/version`)
  const fault = faultOf(answer, { ...who, key: '' })
  if (fault) return [faultCheck('gotify', fault)]
  const { version } = (answer.kind === 'answer' && isObject(answer.json) ? answer.json : {}) as {
    version?: unknown
  }
  if (typeof version !== 'string')
    return answer.kind === 'answer' ? [faultCheck('gotify', notIt(answer, who))] : []
  return fine(
    'gotify',
    `Gotify${releaseIn(version)} answers at ${quoted(base)}; whether it takes the token shows only by a message, and none was sent`,
  )
}

async function ntfy({ ask, base, secret, who }: Asked): Promise<readonly Check[]> {
  // Shown to everybody: a token goes to nothing but ntfy.
  const health = await ask(`${base}/v1/health`)
  const fault = faultOf(health, { ...who, key: '' })
  if (fault) return [faultCheck('ntfy', fault)]
  if (health.kind === 'answer' && !(isObject(health.json) && 'healthy' in health.json))
    return [faultCheck('ntfy', notIt(health, who))]
  const account = await ask(`${base}/v1/account`, { authorization: `Bearer ${secret}` })
  const refused = faultOf(account, who)
  if (refused) return [faultCheck('ntfy', refused)]
  return fine(
    'ntfy',
    `ntfy at ${quoted(base)} takes the token; whether it may write to the topic was not tried`,
  )
}
