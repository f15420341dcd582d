import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { partialAuthorization } from '../services/partial-authorization.js'

export const rule: Rule = {
  meta: {
    id: 'mal/authorization-partial',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: ({ document }) => partialAuthorization(MAL, document),
}

export const docs: RuleDocs = {
  summary: '`authorization` is only partly filled in.',
  why: 'MyAnimeList issues all four values together, and PMM writes them together. A block that lacks some was put together by hand or cut off while pasting: without a refresh token it works until the access token runs out, about a month.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
