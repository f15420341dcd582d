import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { oddTokenTypes } from '../services/odd-token-types.js'

export const rule: Rule = {
  meta: {
    id: 'mal/token-type',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) => oddTokenTypes(MAL, context),
}

export const docs: RuleDocs = {
  summary: '`token_type` is not Bearer.',
  why: 'MyAnimeList issues tokens of the type Bearer only, and PMM sends every token as such. Another word there says that the block was mixed up while pasting.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: public\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
