import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { strayCharacters } from '../services/stray-characters.js'

export const rule: Rule = {
  meta: {
    id: 'mal/stray-characters',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['mal/credential-format'],
  },
  check: (context) => strayCharacters(MAL, context),
}

export const docs: RuleDocs = {
  summary: 'An id, secret or token has blanks or quotes in it.',
  why: 'Ids, secrets and tokens never hold blanks or quotes. Quotes pasted along, typographic ones above all, or a space inside quotes become part of the value, and MyAnimeList refuses it.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: "abc def"\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: "abc "\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
