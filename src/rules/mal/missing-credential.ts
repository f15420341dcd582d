import { MAL_APPS } from '../commands.js'
import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { missingCredentials } from '../services/missing-credentials.js'

export const rule: Rule = {
  meta: {
    id: 'mal/missing-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  // A blank `client_id` is a warning in PMM's log, and it looks no further; one that is not there is an error.
  check: (context) =>
    MAL.isBlankTemplate(context.document) && MAL.valueAt(context.document, 'client_id')
      ? []
      : missingCredentials(MAL, context, MAL_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` or `client_secret` is not there although the section is in use.',
  why: 'PMM needs both to talk to MyAnimeList, also to renew its tokens. A section in which both are blank, as in the template, is left alone.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    { bad: 'libraries:\n  Films: {}\nmal: {}\n', good: 'libraries:\n  Films: {}\n' },
  ],
}
