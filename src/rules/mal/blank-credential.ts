import { MAL_APPS } from '../commands.js'
import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { blankCredentials } from '../services/blank-credentials.js'

export const rule: Rule = {
  meta: {
    id: 'mal/blank-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: (context) => blankCredentials(MAL, context, MAL_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` or `client_secret` is blank although the section is in use.',
  why: 'PMM needs both to talk to MyAnimeList, also to renew its tokens. A section in which everything is blank, as in the template, is left alone.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id:\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id:\n  client_secret:\n  authorization:\n    access_token:\n',
    },
  ],
}
