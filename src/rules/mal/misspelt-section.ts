import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { misspeltSections } from '../services/misspelt-sections.js'

export const rule: Rule = {
  meta: {
    id: 'mal/misspelt-section',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  check: ({ document }) => misspeltSections(MAL, document),
}

export const docs: RuleDocs = {
  summary: 'A section was meant to be `mal`, but is spelled differently.',
  why: 'PMM reads the section only under the name `mal`, all small letters. It passes over `MAL` or `myanimelist` without a word, and works without MyAnimeList.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmyanimelist:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
