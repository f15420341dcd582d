import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { shapelessAuthorization } from '../services/shapeless-authorization.js'

export const rule: Rule = {
  meta: {
    id: 'mal/authorization-shape',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: (context) => shapelessAuthorization(MAL, context, 'cannot sign in with it'),
}

export const docs: RuleDocs = {
  summary: '`authorization` is a text, a list or a number.',
  why: 'PMM looks for `access_token` and `refresh_token` below `authorization`. A single value or a list there is no block of tokens, so PMM cannot sign in to MyAnimeList with it.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization: abc\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
