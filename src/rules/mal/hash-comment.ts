import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { hashComments } from '../services/hash-comments.js'

export const rule: Rule = {
  meta: {
    id: 'mal/hash-comment',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: ({ document }) => hashComments(MAL, document),
}

export const docs: RuleDocs = {
  summary: 'What looks like a value begins with `#`, so it is a comment and the key is blank.',
  why: 'In YAML a `#` behind a blank starts a comment. `client_id: ####`, as in old templates, is therefore a key without a value: PMM takes it for blank. A value that really begins with `#` needs quotes.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: ################\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: ####\n  client_secret: ########\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id:\n  client_secret:\n',
    },
  ],
}
