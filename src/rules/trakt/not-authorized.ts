import type { Rule, RuleDocs } from '../rule.js'
import { notAuthorized } from '../services/not-authorized.js'
import { TRAKT } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/not-authorized',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
  },
  check: ({ document }) =>
    notAuthorized(TRAKT, document, {
      message: 'PMM is not signed in to Trakt: there are no tokens, and no PIN to get them with.',
      hint: 'Sign in; the tokens are then written into `authorization`.',
    }),
}

export const docs: RuleDocs = {
  summary: 'Id and secret are there, but no tokens and no PIN to get them with.',
  why: 'PMM would open a browser page and wait five minutes for a PIN. That page is gone since July 2026, and in a container nobody could type it anyway: Trakt stays unconnected. Kometa 2.4.7 and later can use public lists without.',
  examples: [
    {
      bad: `libraries:\n  Films: {}\ntrakt:\n  client_id: ${'1a2b3c4d'.repeat(8)}\n  client_secret: ${'5e6f7a8b'.repeat(8)}\n`,
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id:\n  client_secret:\n',
    },
  ],
}
