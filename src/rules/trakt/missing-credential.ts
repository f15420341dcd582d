import { TRAKT_APPS } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { missingCredentials } from '../services/missing-credentials.js'
import { TRAKT } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/missing-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
  },
  check: (context) => missingCredentials(TRAKT, context, TRAKT_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` or `client_secret` is not there.',
  why: 'Without both, PMM reports an error, writes the blank key into the file and goes on without Trakt: every list and rating that needs it fails. Kometa 2.4.7 and later can do without.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
    { bad: 'libraries:\n  Films: {}\ntrakt: {}\n', good: 'libraries:\n  Films: {}\n' },
  ],
}
