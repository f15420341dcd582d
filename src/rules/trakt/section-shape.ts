import { oddSpaces } from '../odd-spaces.js'
import type { Rule, RuleDocs } from '../rule.js'
import { shapelessSection } from '../services/shapeless-section.js'
import { traktKeys } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/section-shape',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document, violations }) {
    for (const { at } of violations) {
      const blank = document.scalar(at)?.kind === 'null'
      // Keys that lost their indentation have a rule of their own.
      if (blank && oddSpaces(document).length > 0) continue
      if (blank && traktKeys(document).some((key) => key.how === 'misplaced')) continue
      yield blank
        ? {
            at: document.keyOf(at),
            message:
              '`trakt` is empty: PMM looks for `client_id` and `client_secret` below it and finds nothing.',
            hint: 'Fill the section in, or delete the line if you do not use Trakt.',
            fix: {
              title: 'Delete the empty `trakt`',
              safety: 'unsafe',
              // What needs Trakt is to be said only where there is no section.
              reveals: [],
              make: (draft) => draft.remove(at),
            },
          }
        : shapelessSection('trakt', document, at)
    }
  },
}

export const docs: RuleDocs = {
  summary: '`trakt` is not a mapping of keys and values.',
  why: 'PMM expects `client_id`, `client_secret` and the rest below `trakt`. A text, a list or `true` in their place crashes the whole run, not only Trakt; an empty text or list, or nothing at all, is an error in its log. Who does not use Trakt leaves the section out.',
  examples: [
    { bad: 'libraries:\n  Films: {}\ntrakt: yes please\n', good: 'libraries:\n  Films: {}\n' },
    { bad: 'libraries:\n  Films: {}\ntrakt:\n', good: 'libraries:\n  Films: {}\n' },
    { bad: 'libraries:\n  Films: {}\ntrakt:\n- client_id: abc\n', good: 'libraries:\n  Films: {}\n' },
  ],
}
