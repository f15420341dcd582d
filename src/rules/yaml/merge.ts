import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/merge',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'merge',
  () => ({
    message: '`<<` takes over the keys of a mapping, but what follows is none. PMM cannot read the file.',
    hint: 'Point it to a mapping (or a list of mappings), or delete the line.',
  }),
)

export const docs: RuleDocs = {
  summary: 'A merge key (`<<`) is given something other than a mapping.',
  why: '`<<: *name` takes over the keys of another mapping. From anything else there are no keys to take, and PMM refuses the file.',
  examples: [
    {
      bad: 'x-a: &a text\nlibraries:\n  Movies:\n    <<: *a\n',
      good: 'x-a: &a { metadata_files: films.yml }\nlibraries:\n  Movies:\n    <<: *a\n',
    },
  ],
}
