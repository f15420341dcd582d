import { actAt } from '../schema/acts.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { discard, relocate } from './make/relocate.js'
import { questionOf } from './make/wake.js'

const PLACES = ['libraries.*.mass_trakt_rating_update', 'libraries.*.operations.mass_trakt_rating_update']

const QUESTION = `Today it is called \`mass_user_rating_update: trakt_user\`, below \`operations\`. ${questionOf(`${actAt(['libraries', '*', 'operations', 'mass_user_rating_update'])} to your rating on Trakt`, 'If not, delete the line.')}`

export const migration = defineMigration({
  id: 'lib-root-mass_trakt',
  from: PLACES.join(', '),
  to: 'libraries.*.operations.mass_user_rating_update: trakt_user',
  since: '1.18.0',
  automation: 'ask',
  places: PLACES,
  reception: 'ignored',
  summary: '`mass_trakt_rating_update` became `mass_user_rating_update: trakt_user`.',
  why: 'PMM passes over the old operation since 1.18.0. The new one needs a connection to Trakt.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      mass_trakt_rating_update: true\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      good: 'libraries:\n  Films:\n    operations:\n      mass_user_rating_update: trakt_user\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
    },
  ],
  *find({ document }) {
    for (const place of PLACES)
      for (const { entry, path } of expand(document, place)) {
        const isOn = document.scalar(entry.value)?.value === true
        const inOperations = path.at(-2) !== path[1]
        const operations = inOperations ? path.slice(0, -1) : [...path.slice(0, -1), 'operations']
        const target = [...operations, 'mass_user_rating_update']
        const done = !isOn || document.at(target) !== undefined
        yield {
          at: entry.key,
          ...(isOn ? (done ? { severity: 'warning' } : {}) : { severity: 'info' }),
          message: '`mass_trakt_rating_update` is no operation any more: PMM passes over it.',
          hint: done ? 'Delete it.' : QUESTION,
          fix: {
            title: done
              ? 'Delete `mass_trakt_rating_update`'
              : 'Write `mass_user_rating_update: trakt_user` for `mass_trakt_rating_update: true`',
            safety: done ? 'safe' : 'unsafe',
            reveals: target,
            make(draft) {
              if (done) discard(draft, path)
              else {
                draft.set(draft.document.at(path)!, 'trakt_user')
                relocate(draft, path, target, 'new')
              }
            },
          },
        }
      }
  },
})
