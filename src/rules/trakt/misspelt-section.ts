import { isSameName } from '../../schema/suggest.js'
import type { Rule } from '../rule.js'
import { misspeltSections } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/misspelt-section',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    summary: 'A section was meant to be `trakt`, but is spelled differently.',
    why: 'PMM reads the section only under the name `trakt`, all small letters. It passes over `Trakt` or `trackt` without a word, and works without Trakt.',
    examples: [
      {
        bad: 'libraries:\nTrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document }) {
    for (const { key, name, value } of misspeltSections(document))
      yield {
        at: key,
        message: `PMM does not know a section \`${name}\` and ignores it. Did you mean \`trakt\`?`,
        hint: 'Rename it to `trakt`.',
        fix: {
          title: 'Rename the section to `trakt`',
          safety: isSameName(name, 'trakt') ? 'safe' : 'unsafe',
          reveals: ['trakt'],
          make: (draft) => draft.rename(value, 'trakt'),
        },
      }
  },
}
