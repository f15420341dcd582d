import type { Io } from '../cli/io.js'
import type { Settings } from '../cli/settings.js'
import type {
  AuthProvider,
  NetAnswer,
  NetRequest,
  Session,
  Tokens,
  Verb,
  VerbRequest,
} from '../plugin/index.js'
import { aheadOf, rightTime } from './clock.js'
import { type SendOptions, send } from './net/send.js'
import type { View } from './open.js'
import { secretsAnswered, secretsSent } from './redact.js'
import type { Interruption } from './terminal/interruption.js'
import type { HostPerson } from './terminal/person.js'

/** One run of a verb: who asks for what, and what may be touched. */
export interface Run {
  readonly verb: Verb
  readonly provider: AuthProvider
  /** All that the plugins bring, this one too. */
  readonly providers: readonly AuthProvider[]
  readonly request: VerbRequest
  readonly io: Io
  readonly settings: Settings
  readonly person: HostPerson
  readonly urls: Readonly<Record<string, string>>
  readonly userAgent: string
  readonly interruption: Interruption
  /** All that was sent or came and may not be shown; grows with each request. */
  readonly secrets: Set<string>
  /** The config, once it has been read; by how many milliseconds this clock is ahead of that of the service. */
  readonly seen: { view?: View; ahead?: number }
}

/** In seconds. */
const TIMEOUT = 30

/** The answer to a request, or that somebody did not want to wait for it. */
function brokenOff(what: NetRequest, options: SendOptions, { asked }: Interruption): Promise<NetAnswer> {
  const controller = new AbortController()
  const ending = asked.then((): NetAnswer => {
    controller.abort()
    return { kind: 'unsent', reason: 'somebody broke it off' }
  })
  return Promise.race([send(what, { ...options, signal: controller.signal }), ending])
}

/** What a provider gets to talk to its service. */
export function sessionOf(
  run: Run,
  client: Readonly<Record<string, string>>,
  tokens: Session['tokens'],
): Session {
  const { request, io, urls, userAgent, secrets, interruption } = run
  const now = () => rightTime(run)
  const options = { timeout: request.timeout ?? TIMEOUT, userAgent, env: io.env, now: () => io.now() }
  const remember = (values: readonly string[]) => {
    for (const secret of values) secrets.add(secret)
  }
  remember(secretsSent(client))
  remember(secretsSent(tokens))
  return {
    client,
    tokens,
    urls,
    ...(request.redirectUri === undefined ? {} : { redirectUri: request.redirectUri }),
    now,
    async send(what: NetRequest) {
      remember(secretsSent(what.json ?? what.form))
      // What only asks may be broken off; what may spend something may not.
      const answer =
        what.method === 'GET'
          ? await brokenOff(what, options, interruption)
          : await interruption.undisturbed(() => send(what, options))
      if (answer.kind !== 'answer') return answer
      run.seen.ahead = aheadOf(answer.header('date'), io.now())
      remember(secretsAnswered(answer.json))
      return answer
    },
  }
}

/** Tokens as a session holds them. */
export const asText = (tokens: Tokens): Session['tokens'] =>
  Object.fromEntries(
    Object.entries(tokens).map(([key, value]) => [key, value === null ? undefined : String(value)]),
  )
