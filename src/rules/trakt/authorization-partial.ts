import type { Rule, RuleDocs } from '../rule.js'
import { partialAuthorization } from '../services/partial-authorization.js'
import { missingTokens, TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/authorization-partial',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check({ document }) {
    const missing = missingTokens(document)
    // A block that lacks nothing but its refresh token has a rule of its own.
    return missing.every((name) => name === 'refresh_token') ? [] : partialAuthorization(TRAKT, document)
  },
}

export const docs: RuleDocs = {
  summary: '`authorization` is only partly filled in.',
  why: 'Trakt issues all six values together, and PMM writes them together. A block that lacks some was put together by hand or cut off while pasting: it may work today, but nobody can tell until when.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    token_type: Bearer\n    scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
