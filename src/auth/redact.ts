import { maskText } from '../secrets/mask.js'
import { findRuns, runsOf, SHORTEST } from '../secrets/runs.js'
import type { Outcome } from './outcome.js'

/** Replaces every secret, and every part of one from six characters on, by asterisks. */
export function redactWords(words: string, secrets: Iterable<string>): string {
  const runs = new Set(
    [...secrets].filter(({ length }) => length >= SHORTEST).flatMap((secret) => [...runsOf(secret)]),
  )
  return maskText(
    words,
    findRuns(words, (six) => runs.has(six)),
  )
}

/** An outcome that is safe to be said: what a service answers may repeat what it was sent. */
export function withoutSecrets(outcome: Outcome, secrets: ReadonlySet<string>): Outcome {
  const safe = (words: string) => redactWords(words, secrets)
  const { message, details, next, notes, username } = outcome
  return {
    ...outcome,
    message: safe(message),
    ...(details ? { details: details.map(safe) } : {}),
    ...(username === undefined ? {} : { username: safe(username) }),
    ...(next === undefined ? {} : { next: safe(next) }),
    ...(notes ? { notes: notes.map(safe) } : {}),
  }
}

/** What is no secret, whatever its value. */
const PLAIN =
  /^(?:grant_type|redirect_uri|token_type|expires_in|created_at|scope|code_challenge_method|user_code)$/

/** What is secret of an answer: the rest of it is about the person or the service, and may be said. */
const SECRET = /token|secret|code|verifier|password|(?:^|_)(?:pin|key|session)$/i

/** The values of what is sent that may not be shown: all but those that are known to be plain. */
export function secretsSent(body: unknown): readonly string[] {
  return textsOf(body, (key) => !PLAIN.test(key))
}

/** The values of an answer that may not be shown. */
export function secretsAnswered(body: unknown): readonly string[] {
  return textsOf(body, (key) => !PLAIN.test(key) && SECRET.test(key))
}

function textsOf(body: unknown, isSecret: (key: string) => boolean): readonly string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([key, value]) =>
    typeof value === 'string' && isSecret(key) ? [value] : [],
  )
}
