import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { tokenlessAuthorization } from '../services/tokenless-authorization.js'

export const rule: Rule = {
  meta: {
    id: 'mal/authorization-without-token',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    insteadOf: ['mal/authorization-partial'],
  },
  *check(context) {
    const { document } = context
    if (MAL.isBlankTemplate(document)) return
    const harm = {
      said: 'Without it PMM is not signed in to MyAnimeList.',
      briefly: 'which is of no use without its token',
    }
    // What can renew the tokens may well do so.
    for (const finding of tokenlessAuthorization(MAL, context, harm))
      yield MAL.isFilled(document, 'refresh_token') ? { ...finding, severity: 'warning' } : finding
  },
}

export const docs: RuleDocs = {
  summary: '`authorization` holds something, but no `access_token`.',
  why: 'The access token is what PMM shows MyAnimeList with every request; the other keys are of no use without it. A blank `access_token:` beside a refresh token is enough for PMM to get a new one.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    token_type: Bearer\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
