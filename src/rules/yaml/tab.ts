import { problemRule } from '../problem-rule.js'
import type { Rule } from '../rule.js'

const WHERE: Readonly<Record<string, string>> = {
  indentation: 'This line is indented with a tab.',
  trailing: 'There is a tab behind the value.',
  between: 'There is a tab between the key and its value.',
}

export const rule: Rule = problemRule(
  {
    id: 'yaml/tab',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A tab stands where PMM allows only spaces.',
    why: "PMM's reader stops at the first tab outside quoted text, block text and comments, and reads nothing of the file, even where the tab cannot be seen: at the end of a line or before a comment.",
    examples: [
      { bad: 'libraries:\n  Movies:\n\ttrakt:\n', good: 'libraries:\n  Movies:\n    trakt:\n' },
      {
        bad: 'tmdb:\n  apikey: abc\t# my key\nlibraries:\n',
        good: 'tmdb:\n  apikey: abc # my key\nlibraries:\n',
      },
    ],
  },
  'tab',
  ({ detail }) => ({
    message: `${WHERE[detail ?? ''] ?? WHERE.between} PMM cannot read a file with tabs.`,
    hint: 'Replace the tab with spaces, and let your editor insert spaces for the Tab key in YAML files.',
  }),
)
