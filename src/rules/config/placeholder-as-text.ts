import { neededAt } from '../not-text.js'
import { faultyUses } from '../placeholder-uses.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'config/placeholder-as-text',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.19.0',
  },
  *check({ document }) {
    for (const { at } of faultyUses(document, 'not-text')) {
      const key = at.path.at(-1)
      yield {
        at,
        message: `\`${key}\` must be ${neededAt(at.path)}, and a placeholder is always filled in as text, which PMM does not take here.`,
        hint: `Write the value of \`${key}\` here; it is no secret.`,
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A `<<placeholder>>` stands where PMM needs a number or true or false.',
  why: 'What PMM puts in the place of a placeholder is always text, also `60` and `true`. Where it needs a whole number or a switch it does not take text: for most keys it goes by its default then.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: env\n  token: env\n  timeout: <<my-timeout>>\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: env\n  token: env\n  timeout: 60\n',
    },
  ],
}
