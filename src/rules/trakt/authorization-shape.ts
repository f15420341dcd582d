import type { Rule, RuleDocs } from '../rule.js'
import { shapelessAuthorization } from '../services/shapeless-authorization.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/authorization-shape',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: (context) => shapelessAuthorization(TRAKT, context, 'crashes on it', { from: '2.4.7' }),
}

export const docs: RuleDocs = {
  summary: '`authorization` is a text, a list or a number.',
  why: 'PMM looks for `access_token` below `authorization`. Where a single value or a list stands it crashes, and with it the whole run.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization: abc\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
