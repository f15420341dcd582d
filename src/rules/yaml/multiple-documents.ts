import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/multiple-documents',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'multiple-documents',
  () => ({
    message: 'A second YAML document starts here. PMM reads only files with one.',
    hint: 'Delete the line of dashes, or move what follows it into a file of its own. What follows was not checked.',
  }),
)

export const docs: RuleDocs = {
  summary: 'The file holds more than one YAML document.',
  why: 'A line of three dashes starts a new document. PMM reads files of one document only and refuses this one.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\n---\nplex:\n  url: env\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: env\n',
    },
  ],
}
