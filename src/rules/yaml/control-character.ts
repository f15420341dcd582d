import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/control-character',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'control-character',
  () => ({
    message: 'There is an invisible control character here. PMM cannot read the file.',
    hint: 'Delete the character; retyping the line by hand is the surest way.',
  }),
)

export const docs: RuleDocs = {
  summary: 'The file holds a control character.',
  why: 'Characters that cannot be seen, often pasted from a terminal or left by a damaged disk, make PMM stop with an error that does not even name the place.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: "http://plex\u0007"\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: "http://plex"\n',
    },
  ],
}
