import { SIGN_IN } from '../commands.js'
import type { Rule } from '../rule.js'
import { hasLeftOvers, isBlankTemplate, misspeltSections, traktKeys } from '../trakt-keys.js'
import { traktUses } from '../trakt-use.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/needed',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
    summary: 'Something in the config needs Trakt, but `trakt` is not set up.',
    why: 'Lists and ratings of Trakt need a connection: without one PMM skips the collection, and drops a rating operation altogether, other sources of it included. Kometa 2.4.7 and later read public lists without.',
    examples: [
      {
        bad: 'libraries:\n  Films:\n    collection_files:\n      - default: trakt\n',
        good: 'libraries:\n  Films:\n    collection_files:\n      - default: imdb\n',
      },
      {
        bad: 'libraries:\n  Films:\n    operations:\n      mass_user_rating_update: trakt_user\ntrakt:\n  client_id:\n  client_secret:\n',
        good: 'libraries:\n  Films:\n    operations:\n      mass_user_rating_update: mdb_trakt\n',
      },
    ],
  },
  *check({ document }) {
    // A section that is there and wrong has rules of its own, and so has one with another name.
    if (misspeltSections(document).length > 0 || hasLeftOvers(document)) return
    const keys = traktKeys(document)
    const blank = keys.some(({ name }) => name === 'client_id') && isBlankTemplate(document)
    if (document.broken.includes('trakt') || !(blank || (keys.length === 0 && !document.at(['trakt']))))
      return
    const [first, ...others] = traktUses(document)
    if (!first) return
    const more =
      others.length > 0
        ? `, and so ${others.length > 1 ? `do ${others.length} other places` : 'does one other place'}`
        : ''
    yield {
      at: first,
      message: `This needs Trakt${more}, but \`trakt\` is ${blank ? 'blank' : 'missing'}.`,
      hint: blank
        ? 'Fill in `client_id` and `client_secret` and sign in, or use another source.'
        : 'Add a `trakt` section and sign in, or use another source.',
      command: SIGN_IN,
    }
  },
}
