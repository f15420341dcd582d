import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { misplacedKeys } from '../services/misplaced-keys.js'

export const rule: Rule = {
  meta: {
    id: 'mal/misplaced-key',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  check: ({ document }) => misplacedKeys(MAL, document),
}

export const docs: RuleDocs = {
  summary: 'Keys of `mal` stand at the wrong depth.',
  why: 'PMM reads the tokens only below `mal: authorization:`, the other keys only directly below `mal:`. At another depth, often after pasting with the wrong indentation, they are ignored without a word.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  access_token: <<mal-access>>\n  token_type: Bearer\n  expires_in: 2678400\n  refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\nclient_id: <<mal-id>>\nclient_secret: <<mal-secret>>\nlocalhost_url: <<mal-url>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  localhost_url: <<mal-url>>\n',
    },
  ],
}
