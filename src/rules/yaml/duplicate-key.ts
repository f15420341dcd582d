import { problemRule } from '../problem-rule.js'
import type { Rule } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/duplicate-key',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A key stands twice in the same mapping.',
    why: 'PMM refuses the whole file when a key is repeated. To its reader `1` and `true` are the same key as well.',
    examples: [
      {
        bad: 'libraries:\nplex:\n  url: http://plex:32400\n  url: http://plex:32401\n',
        good: 'libraries:\nplex:\n  url: http://plex:32401\n',
      },
    ],
  },
  'duplicate-key',
  ({ detail, related }, line) => ({
    message: `\`${detail}\` is there twice${related ? `, first in line ${line(related.start)}` : ''}. PMM refuses to read a file with a repeated key.`,
    hint: 'Keep one of the two, with what you need of both, and delete the other.',
  }),
)
