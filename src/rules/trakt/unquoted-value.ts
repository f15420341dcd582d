import { SIGN_IN } from '../commands.js'
import type { Rule } from '../rule.js'
import { unquotedValues } from '../services/unquoted-values.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unquoted-value',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    summary: 'A value that must be text is something else once YAML has read it.',
    why: 'Without quotes `00123456` is the number 123456, `1234E567` is infinity and `0x1F` is 31: PMM sends that to Trakt, or crashes on it. About one PIN in 27 is of such a form. In quotes it stays what it is.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 00123456\n',
        good: "libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: '00123456'\n",
        given: { now: '2026-06-01T12:00:00Z' },
      },
    ],
    insteadOf: ['trakt/credential-format', 'trakt/malformed-pin', 'trakt/stale-pin'],
  },
  check: (context) => unquotedValues(TRAKT, context, (name) => (name === 'pin' ? PIN_ADVICE : {})),
}

/** Quotes repair the value; they do not make a PIN of use again. */
const PIN_ADVICE = {
  hint: 'Put quotes around it, or better blank it: Trakt took its PIN page down in July 2026, so sign in again instead.',
  command: SIGN_IN,
}
