import type { Rule, RuleDocs } from '../rule.js'
import { tokenlessAuthorization } from '../services/tokenless-authorization.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/authorization-without-token',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    insteadOf: ['trakt/authorization-partial'],
  },
  check: (context) =>
    tokenlessAuthorization(TRAKT, context, {
      said: 'PMM crashes on a block without it.',
      briefly: 'which PMM crashes on',
    }),
}

export const docs: RuleDocs = {
  summary: '`authorization` holds something, but no `access_token`.',
  why: 'As soon as `authorization` holds any key, PMM takes `access_token` from it without looking whether it is there, and crashes when it is not. A blank `access_token:` is enough to avoid the crash.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  authorization:\n    scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  authorization:\n    access_token:\n    scope: public\n',
    },
  ],
}
