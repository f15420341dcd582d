import { MAL } from '../mal-keys.js'
import { malUses } from '../mal-use.js'
import type { Rule, RuleDocs } from '../rule.js'
import { leftOvers } from '../services/left-overs.js'

export const rule: Rule = {
  meta: {
    id: 'mal/left-over',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) => leftOvers(MAL, context, malUses),
}

export const docs: RuleDocs = {
  summary: 'A credential is still what a template, a log or another tool put there.',
  why: 'Texts such as `Enter MyAnimeList Client ID`, `(redacted)` or `None` stand for a value that has not been filled in. PMM sends them to MyAnimeList as they are, and MyAnimeList refuses them.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: Enter MyAnimeList Client ID\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
