import { TRAKT_APPS } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { sameCredentials } from '../services/same-credentials.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/same-credentials',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    insteadOf: ['trakt/credential-format'],
  },
  check: ({ document }) => sameCredentials(TRAKT, document, TRAKT_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` and `client_secret` are the same.',
  why: 'Trakt gives every app an id and a different secret. With one of them in both places Trakt refuses to issue or renew tokens.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt>>\n  client_secret: <<trakt>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
