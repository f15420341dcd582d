import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'comment/ignore-without-reason',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: ALL,
    last: true,
  },
  *check({ suppressions }) {
    for (const { at, rules, reason } of suppressions)
      if (reason === '' && rules.length > 0)
        yield {
          at,
          message: 'This comment silences a rule without a reason.',
          hint: 'Add one behind two dashes: `# pmm-config-ignore RULE -- reason`.',
        }
  },
}

export const docs: RuleDocs = {
  summary: 'A comment that silences a rule gives no reason.',
  why: 'Whoever reads the file next, yourself in a year included, cannot tell whether a silenced finding was looked at or only in the way. The reason stands behind two dashes.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\n# pmm-config-ignore trakt/section-shape\ntrakt:\n',
      good: 'libraries:\n  Films: {}\n# pmm-config-ignore trakt/section-shape -- filled in by the installer\ntrakt:\n',
    },
  ],
}
