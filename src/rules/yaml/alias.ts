import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/alias',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    insteadOf: ['yaml/merge'],
  },
  'alias',
  // The name is not repeated here: a secret that begins with an asterisk is an alias to YAML.
  () => ({
    message:
      'An asterisk repeats what is marked with the same name and `&`, but no line above is marked so. PMM cannot read the file.',
    hint: 'Put the mark where the repeated part stands, or put quotes around the value if it only begins with an asterisk.',
  }),
)

export const docs: RuleDocs = {
  summary: 'An alias names an anchor that the file does not have.',
  why: '`*name` repeats what was marked with `&name` further up. Without that mark PMM refuses the whole file. A value that merely begins with an asterisk needs quotes.',
  examples: [
    {
      bad: 'libraries:\n  Movies: *defaults\n',
      good: 'libraries:\n  Films: &defaults {}\n  Movies: *defaults\n',
    },
  ],
}
