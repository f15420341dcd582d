import type { Rule, RuleDocs } from '../rule.js'
import { misspeltSections } from '../services/misspelt-sections.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/misspelt-section',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: ({ document }) => misspeltSections(TRAKT, document),
}

export const docs: RuleDocs = {
  summary: 'A section was meant to be `trakt`, but is spelled differently.',
  why: 'PMM reads the section only under the name `trakt`, all small letters. It passes over `Trakt` or `trackt` without a word, and works without Trakt.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nTrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
}
