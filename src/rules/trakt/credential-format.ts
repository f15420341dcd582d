import type { Rule, RuleDocs } from '../rule.js'
import { oddCredentials } from '../services/odd-credentials.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/credential-format',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) => oddCredentials(TRAKT, context, () => '64 characters, digits and a to f'),
}

export const docs: RuleDocs = {
  summary: 'An id, secret or token does not look like one of Trakt’s.',
  why: 'Every id and secret that Trakt has handed out so far has 64 characters, the digits and the letters a to f; tokens are long as well. A shorter one has most likely been cut off while copying. Trakt promises no form, so this is a warning.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: 1a2b3c\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
