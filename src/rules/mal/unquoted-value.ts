import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { unquotedValues } from '../services/unquoted-values.js'

export const rule: Rule = {
  meta: {
    id: 'mal/unquoted-value',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['mal/credential-format'],
  },
  check: (context) => unquotedValues(MAL, context),
}

export const docs: RuleDocs = {
  summary: 'A value that must be text is something else once YAML has read it.',
  why: 'Without quotes `00123456` is the number 123456 and `1234E567` is infinity: PMM would send that to MyAnimeList. In quotes it stays what it is.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: 00000000000000000000000000000001\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: "libraries:\n  Films: {}\nmal:\n  client_id: '00000000000000000000000000000001'\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n",
    },
  ],
}
