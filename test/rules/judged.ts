import type { Diagnostic } from '../../src/engine/diagnostic.js'
import type { Example } from '../../src/rules/rule.js'
import { type ValidationResult, validate } from '../../src/validate.js'

/** A day on which the tokens of examples and fixtures are good: a day after their issue. */
export const NOW = new Date('2026-09-22T12:00:00Z')

/** What the program has to say about a config, in given circumstances. */
export async function judged(
  text: string,
  given: Example['given'] & { readonly optIn?: readonly string[] } = {},
): Promise<ValidationResult> {
  const { now, ...others } = given
  return validate(text, { ...others, now: now === undefined ? NOW : new Date(now) })
}

export async function findings(
  text: string,
  given: Example['given'] & { readonly optIn?: readonly string[] } = {},
): Promise<readonly Diagnostic[]> {
  return (await judged(text, given)).diagnostics
}

/** `error trakt/left-over`, one for each finding, in the order of the file. */
export async function spoken(text: string, given: Example['given'] = {}): Promise<readonly string[]> {
  return (await findings(text, given)).map(({ severity, rule }) => `${severity} ${rule}`)
}

/** Credentials of the form that Trakt hands out; nobody's. */
export const CREDENTIALS = {
  ID: '1a2b3c4d'.repeat(8),
  SECRET: '5e6f7a8b'.repeat(8),
  ACCESS: 'c9d0'.repeat(16),
  REFRESH: 'e1f2'.repeat(16),
} as const

/** Writes the credentials where a text names them: `client_id: ID`. */
export function filledIn(text: string): string {
  return text.replace(
    /\b(?:ID|SECRET|ACCESS|REFRESH)\b/g,
    (name) => CREDENTIALS[name as keyof typeof CREDENTIALS],
  )
}
