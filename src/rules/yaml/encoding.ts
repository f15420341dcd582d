import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/encoding',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'encoding',
  ({ detail }) => ({
    message:
      detail === 'utf-16'
        ? 'The file is saved as UTF-16. PMM reads UTF-8 only.'
        : 'This character is not UTF-8. PMM reads UTF-8 only.',
    hint: 'Save the file again with the encoding UTF-8.',
  }),
)

export const docs: RuleDocs = {
  summary: 'The file is not saved as UTF-8.',
  why: 'PMM reads UTF-8 only. Windows editors may save as UTF-16 ("Unicode") or in a local code page ("ANSI"); both make PMM stop before it has read a line.',
  examples: [],
}
