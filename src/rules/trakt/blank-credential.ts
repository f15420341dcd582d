import { TRAKT_APPS } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { blankCredentials } from '../services/blank-credentials.js'
import { TRAKT } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/blank-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
  },
  check: (context) => blankCredentials(TRAKT, context, TRAKT_APPS),
}

export const docs: RuleDocs = {
  summary: '`client_id` or `client_secret` is blank although the section is in use.',
  why: 'PMM needs both to talk to Trakt. With one of them blank it goes on without Trakt, and what needs it fails. A section in which everything is blank, as in the template, is left alone.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id:\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n',
    },
  ],
}
