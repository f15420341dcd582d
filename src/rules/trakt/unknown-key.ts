import type { Rule, RuleDocs } from '../rule.js'
import { unknownKeys } from '../services/unknown-keys.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unknown-key',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: (context) => unknownKeys(TRAKT, context),
}

export const docs: RuleDocs = {
  summary: 'A key of `trakt` that PMM does not know.',
  why: 'PMM passes over unknown keys without a word, also when only a letter is wrong or a capital: what you wrote there has no effect, and what it was meant to be is missing.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client-id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
