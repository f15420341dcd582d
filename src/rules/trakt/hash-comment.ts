import type { Rule, RuleDocs } from '../rule.js'
import { hashComments } from '../services/hash-comments.js'
import { orDeleteIt } from '../trakt-filled.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/hash-comment',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check(context) {
    for (const finding of hashComments(TRAKT, context.document)) yield orDeleteIt(finding, context)
  },
}

export const docs: RuleDocs = {
  summary: 'What looks like a value begins with `#`, so it is a comment and the key is blank.',
  why: 'In YAML a `#` behind a blank starts a comment. `client_id: ####` is therefore a key without a value: PMM takes it for blank. A value that really begins with `#` needs quotes.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: ################\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
