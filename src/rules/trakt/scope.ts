import { filledIn } from '../filled-in.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/scope',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations))
      yield {
        at,
        message: '`scope` is odd: Trakt knows only `public`.',
        hint: 'Check that the values of the block were not mixed up, then write `public`.',
      }
  },
}

export const docs: RuleDocs = {
  summary: '`scope` is not public.',
  why: 'Trakt knows one scope only, and PMM never reads it. Another word there says that the block was mixed up while pasting.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: private\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
