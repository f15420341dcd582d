import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { oddCredentials } from '../services/odd-credentials.js'

export const rule: Rule = {
  meta: {
    id: 'mal/credential-format',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) =>
    oddCredentials(
      MAL,
      context,
      (name) => `${name === 'client_id' ? 32 : 64} characters, letters and digits`,
    ),
}

export const docs: RuleDocs = {
  summary: 'An id, secret or token does not look like one of MyAnimeList’s.',
  why: 'An id of MyAnimeList’s has 32 characters and a secret 64; tokens are about a thousand characters long. A shorter one has most likely been cut off while copying, and an id of 64 characters is the secret, or Trakt’s. MyAnimeList promises no form, so this is a warning.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: 1a2b3c\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: def502\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
