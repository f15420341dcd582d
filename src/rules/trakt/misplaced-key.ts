import type { Rule, RuleDocs } from '../rule.js'
import { misplacedKeys } from '../services/misplaced-keys.js'
import { nested, TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/misplaced-key',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  check: ({ document }) =>
    misplacedKeys(
      TRAKT,
      document,
      nested(document).map(({ value }) => value.path),
    ),
}

export const docs: RuleDocs = {
  summary: 'Keys of `trakt` stand at the wrong depth.',
  why: 'PMM reads the tokens only below `trakt: authorization:`, the other keys only directly below `trakt:`. At another depth, often after pasting with the wrong indentation, they are ignored without a word.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  access_token: <<trakt-access>>\n  refresh_token: <<trakt-refresh>>\n  expires_in: 604800\n  created_at: 1790000000\n  token_type: Bearer\n  scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\nclient_id: <<trakt-id>>\nclient_secret: <<trakt-secret>>\npin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
