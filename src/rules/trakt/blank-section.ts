import type { Rule, RuleDocs } from '../rule.js'
import { filling, isBlankTemplate, traktKeys } from '../trakt-keys.js'
import { traktUses } from '../trakt-use.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/blank-section',
    kind: 'lint',
    severity: 'info',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    const section = document.at(['trakt'])
    const keys = traktKeys(document)
    const inPlace = keys.every(
      ({ how, name }) => how === 'right' && !['comment', 'left-over'].includes(filling(document, name)),
    )
    const complete = ['client_id', 'client_secret'].every((wanted) =>
      keys.some(({ name }) => name === wanted),
    )
    if (!section || !inPlace || !complete || !isBlankTemplate(document) || traktUses(document).length > 0)
      return
    yield {
      at: document.keyOf(section),
      message: 'Nothing of `trakt` is filled in, and nothing in this file uses it.',
      hint: 'Delete the section if no collection file of yours uses Trakt either.',
      fix: {
        title: 'Delete the blank `trakt` section',
        safety: 'unsafe',
        make: (draft) => draft.remove(section),
      },
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A blank `trakt` section serves nothing.',
  why: 'The template that comes with PMM has a `trakt` section in which everything is blank. Nothing in this file uses Trakt, so the section only makes PMM warn at every start that `client_id` is blank.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n  authorization:\n',
      good: 'libraries:\n  Films: {}\n',
    },
  ],
}
