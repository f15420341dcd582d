import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/impossible-value',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'impossible-value',
  ({ detail }) => ({
    message: `PMM takes this for a date or a number and fails on it (${detail}): it cannot read the file.`,
    hint: 'Correct the value, or put quotes around it if it is meant as text.',
  }),
)

export const docs: RuleDocs = {
  summary: 'A value looks like a date or number, but is none that exists.',
  why: "An unquoted value of the form 2020-13-45 is taken for a date by PMM's reader, which then fails on the whole file because there is no such day.",
  examples: [
    {
      bad: 'libraries:\n  Movies:\n    library_name: 2020-13-45\n    operations: { split_duplicates: true }\n',
      good: 'libraries:\n  Movies:\n    library_name: "2020-13-45"\n    operations: { split_duplicates: true }\n',
    },
  ],
}
