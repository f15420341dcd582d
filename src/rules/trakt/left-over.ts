import type { Rule, RuleDocs } from '../rule.js'
import { leftOvers } from '../services/left-overs.js'
import { orDeleteIt } from '../trakt-filled.js'
import { TRAKT } from '../trakt-keys.js'
import { traktUses } from '../trakt-use.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/left-over',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check(context) {
    for (const finding of leftOvers(TRAKT, context, traktUses)) yield orDeleteIt(finding, context)
  },
}

export const docs: RuleDocs = {
  summary: 'A credential is still what a template, a log or another tool put there.',
  why: 'Texts such as `YOUR_CLIENT_ID`, `<Client ID Here>`, `(redacted)` or `None` stand for a value that has not been filled in. PMM sends them to Trakt as they are, and Trakt refuses them.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: YOUR_CLIENT_ID_HERE\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
