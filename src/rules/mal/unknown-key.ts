import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { unknownKeys } from '../services/unknown-keys.js'

export const rule: Rule = {
  meta: {
    id: 'mal/unknown-key',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: (context) => unknownKeys(MAL, context),
}

export const docs: RuleDocs = {
  summary: 'A key of `mal` that PMM does not know.',
  why: 'PMM passes over unknown keys without a word, also when only a letter is wrong or a capital: what you wrote there has no effect, and what it was meant to be is missing. Trakt has `pin`, `scope` and `created_at`; MyAnimeList does not.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client-id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n    scope: public\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
