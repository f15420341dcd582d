import type { Rule, RuleDocs } from '../rule.js'
import { oddTokenTypes } from '../services/odd-token-types.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/token-type',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) => oddTokenTypes(TRAKT, context),
}

export const docs: RuleDocs = {
  summary: '`token_type` is not Bearer.',
  why: 'Trakt issues tokens of the type bearer only, and PMM sends every token as such. Another word there says that the block was mixed up while pasting.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: public\n    scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
