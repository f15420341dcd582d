import { type FixedConfig, type FixOptions, fix } from '../../src/api/fix.js'
import { validate } from '../../src/api/validate.js'
import type { Diagnostic, FileReport } from '../../src/lint/diagnostic.js'
import { autoTarget } from '../../src/lint/target.js'
import type { Example } from '../../src/rules/rule.js'
import { endsBefore, startsWith } from '../../src/rules/versions.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'

/** A day on which the tokens of examples and fixtures are good: a day after their issue. */
export const NOW = new Date('2026-09-22T12:00:00Z')

/**
 * The versions that most rules are about: those up to the last that signs in to Trakt with a PIN, from the
 * first that reads all keys of the config. What the program itself takes for the target when nobody says is
 * a matter of its own (test/lint/target.test.ts).
 */
export async function usualTarget(text: string): Promise<string> {
  const { range } = autoTarget(await readDocument(createSource('config.yml', text)))
  return endsBefore(range, '2.4.7') || startsWith(range, '2.4.7') ? range : range.replace(/<.*/, '<2.4.7')
}

/**
 * Fixtures show the part of a config that they are about. That the rest is not there, without which PMM refuses it, is
 * said of whole configs (test/rules/missing-section.test.ts).
 */
export const A_PART: ReadonlyMap<string, 'off'> = new Map([['config/missing-section', 'off']])

type Given = Example['given'] & {
  readonly optIn?: readonly string[]
  /** All of it is there: nothing is left out for being a part. */
  readonly isWhole?: boolean
}

/** What the program has to say about a config, in given circumstances. */
export async function judged(text: string, given: Given = {}): Promise<FileReport> {
  const { now, isWhole = false, ...others } = given
  return validate(text, {
    target: await usualTarget(text),
    ...(isWhole ? {} : { rules: A_PART }),
    ...others,
    now: now === undefined ? NOW : new Date(now),
  })
}

export async function findings(text: string, given: Given = {}): Promise<readonly Diagnostic[]> {
  return (await judged(text, given)).diagnostics
}

/** `error trakt/left-over`, one for each finding, in the order of the file. */
export async function spoken(text: string, given: Given = {}): Promise<readonly string[]> {
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

/** Repairs for the versions that most rules are about. */
export async function fixed(text: string, options: FixOptions): Promise<FixedConfig> {
  return fix(text, { target: await usualTarget(text), now: NOW, rules: A_PART, ...options })
}
