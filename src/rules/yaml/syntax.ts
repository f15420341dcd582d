import { detailOf } from '../bad-indent.js'
import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'
import { syntaxWords } from '../syntax-words.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/syntax',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'syntax',
  (problem, _, document) => syntaxWords(detailOf(problem, document)),
)

export const docs: RuleDocs = {
  summary: 'The file is not valid YAML.',
  why: 'PMM stops before it has read anything. Indentation makes the structure in YAML: keys of the same mapping start in the same column, and what belongs to a key is indented further. The rest of the broken section is not checked; the other sections are.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: a\n   client_secret: b\n',
      good: 'libraries:\n  Films: {}\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: "http://plex:32400\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: "http://plex:32400"\n',
    },
  ],
}
