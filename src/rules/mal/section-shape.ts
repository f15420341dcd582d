import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { shapelessSection } from '../services/shapeless-section.js'

export const rule: Rule = {
  meta: {
    id: 'mal/section-shape',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document, violations }) {
    for (const { at } of violations) {
      const blank = document.scalar(at)?.kind === 'null'
      // Keys that lost their indentation have a rule of their own.
      if (blank && MAL.keys(document).length > 0) continue
      yield blank
        ? {
            at: document.keyOf(at),
            message: '`mal` is empty: PMM looks for `client_id` below it and finds nothing, at every start.',
            hint: 'Fill the section in, or delete the line if you do not use MyAnimeList.',
            severity: 'warning',
            fix: {
              title: 'Delete the empty `mal`',
              safety: 'unsafe',
              make: (draft) => draft.remove(at),
            },
          }
        : shapelessSection('mal', document, at)
    }
  },
}

export const docs: RuleDocs = {
  summary: '`mal` is not a mapping of keys and values.',
  why: 'PMM looks for `client_id`, `client_secret` and the rest below `mal`. A text, a list or `true` in their place crashes the whole run; in nothing at all it finds none of them, which is an error in its log. Who does not use MyAnimeList leaves the section out.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal: yes please\n',
      good: 'libraries:\n  Films: {}\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n- client_id: <<mal-id>>\n',
      good: 'libraries:\n  Films: {}\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n',
      good: 'libraries:\n  Films: {}\n',
    },
  ],
}
