import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/not-a-config',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ unrecognized }) {
    if (unrecognized) {
      const { at, message, hint } = unrecognized
      yield { at, message, hint }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'The file that was named is no config of PMM/Kometa.',
  why: 'It has none of their sections, so nothing in it could be judged, and a check of it must not pass. Files that a folder, a pattern or a hook brought along are passed over instead, and counted.',
  examples: [
    {
      given: { named: true },
      bad: 'collections:\n  Best:\n    imdb_chart: top_movies\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - file: config/best.yml\n',
    },
  ],
}
