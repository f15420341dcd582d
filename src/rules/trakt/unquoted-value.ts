import type { NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import type { Rule, RuleContext, RuleDocs } from '../rule.js'
import { type Advice, unquotedValues } from '../services/unquoted-values.js'
import { TRAKT } from '../trakt-keys.js'
import { isAllThereIs, severityOfStale, whyStale } from '../trakt-pin.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unquoted-value',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['trakt/credential-format', 'trakt/malformed-pin', 'trakt/stale-pin'],
  },
  check: (context) => unquotedValues(TRAKT, context, (at) => advice(context, at)),
}

/** Quotes repair the value; they do not make a PIN of use again. */
function advice(context: RuleContext, at: NodeRef): Advice {
  // requests refuses a header that is no text, and Kometa tries six times before it crashes (trakt.py 172).
  if (at.path.at(-1) === 'client_id')
    return { also: 'PMM sends it in a header, which must be text, and crashes on it.', severity: 'error' }
  if (at.path.at(-1) !== 'pin') return {}
  const stale = isAllThereIs(context) ? whyStale(context, at) : undefined
  return {
    ...(stale ? { also: stale.message, severity: severityOfStale(context) } : {}),
    hint: stale
      ? 'Put quotes around it, or better blank it and sign in again instead.'
      : 'Put quotes around it, or better blank it: Trakt took its PIN page down in July 2026, so sign in again instead.',
    command: SIGN_IN,
  }
}

export const docs: RuleDocs = {
  summary: 'A value that must be text is something else once YAML has read it.',
  why: 'Without quotes `00123456` is the number 123456, `1234E567` is infinity and `0x1F` is 31: PMM sends that to Trakt, or crashes on it. About one PIN in 27 is of such a form. In quotes it stays what it is.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 00123456\n',
      good: "libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: '00123456'\n",
      given: { now: '2026-06-01T12:00:00Z' },
    },
  ],
}
