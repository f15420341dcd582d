import type { Rule, RuleDocs } from '../rule.js'
import { needed } from '../services/needed.js'
import { TRAKT } from '../trakt-keys.js'
import { traktUses } from '../trakt-use.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/needed',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
  },
  check: ({ document }) => needed(TRAKT, document, traktUses),
}

export const docs: RuleDocs = {
  summary: 'Something in the config needs Trakt, but `trakt` is not set up.',
  why: 'Lists and ratings of Trakt need a connection: without one PMM skips the collection, and drops a rating operation altogether, other sources of it included. Kometa 2.4.7 and later read public lists without.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: trakt\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: imdb\n',
    },
    {
      bad: 'libraries:\n  Films:\n    operations:\n      mass_user_rating_update: trakt_user\ntrakt:\n  client_id:\n  client_secret:\n',
      good: 'libraries:\n  Films:\n    operations:\n      mass_user_rating_update: imdb\n',
    },
  ],
}
