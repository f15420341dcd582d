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
  const { message, next, notes, username } = outcome
  return {
    ...outcome,
    message: safe(message),
    ...(username === undefined ? {} : { username: safe(username) }),
    ...(next === undefined ? {} : { next: safe(next) }),
    ...(notes ? { notes: notes.map(safe) } : {}),
  }
}

/** What is no secret of a request or an answer, whatever its value. */
const PLAIN =
  /^(?:grant_type|redirect_uri|token_type|scope|error|error_description|message|hint|verification_ur[il]|user_code|name)$/

/** The values of a request or an answer that may not be shown. */
export function secretsIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([key, value]) =>
    typeof value === 'string' && !PLAIN.test(key) ? [value] : [],
  )
}
