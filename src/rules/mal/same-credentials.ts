import { MAL_APPS } from '../commands.js'
import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { sameCredentials } from '../services/same-credentials.js'

export const rule: Rule = {
  meta: {
    id: 'mal/same-credentials',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    insteadOf: ['mal/credential-format'],
  },
  check: ({ document }) => sameCredentials(MAL, document, MAL_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` and `client_secret` are the same.',
  why: 'MyAnimeList gives every app an id and a different secret. With one of them in both places it refuses to issue or renew tokens.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-id>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
