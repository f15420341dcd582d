import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { notAuthorized } from '../services/not-authorized.js'

export const rule: Rule = {
  meta: {
    id: 'mal/not-authorized',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  check: ({ document }) =>
    notAuthorized(MAL, document, {
      message:
        'PMM is not signed in to MyAnimeList: there are no tokens, and no `localhost_url` to get them with.',
      hint: 'Sign in; the tokens are then written into `authorization`.',
    }),
}

export const docs: RuleDocs = {
  summary: 'Id and secret are there, but no tokens and no `localhost_url` to get them with.',
  why: 'PMM would print an address and ask for the one that MyAnimeList sends the browser to. In a container or a scheduled run nobody can answer: MyAnimeList stays unconnected.',
  examples: [
    {
      bad: `libraries:\n  Films: {}\nmal:\n  client_id: ${'1a2b3c4d'.repeat(4)}\n  client_secret: ${'5e6f7a8b'.repeat(8)}\n`,
      good: 'libraries:\n  Films: {}\nmal:\n  client_id:\n  client_secret:\n',
    },
  ],
}
