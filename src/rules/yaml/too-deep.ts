import { problemRule } from '../problem-rule.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = problemRule(
  {
    id: 'yaml/too-deep',
    kind: 'syntax',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  'too-deep',
  () => ({
    message: 'The file is nested too deeply to be read; nothing of it was checked.',
    hint: 'Look for a long run of opening brackets or dashes, or check that this is the right file.',
  }),
)

export const docs: RuleDocs = {
  summary: 'The file is nested too deeply to be read.',
  why: 'No config is nested thousands of levels deep: the file is damaged, or it is no config. PMM fails on it as well.',
  examples: [],
}
