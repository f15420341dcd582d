import type { Rule, RuleDocs } from '../rule.js'
import { strayCharacters } from '../services/stray-characters.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/stray-characters',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    insteadOf: ['trakt/credential-format'],
  },
  check: (context) => strayCharacters(TRAKT, context),
}

export const docs: RuleDocs = {
  summary: 'An id, secret or token has blanks or quotes in it.',
  why: 'Ids, secrets and tokens never hold blanks or quotes. Quotes pasted along, typographic ones above all, or a space inside quotes become part of the value, and Trakt refuses it.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: "abc def"\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: "abc "\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
