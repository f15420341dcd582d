import { GROUPED } from '../../kometa/operation-groups.js'
import { written } from '../make/example.js'
import { expand } from '../make/expand.js'
import { defineMigration, type Migration } from '../make/migration.js'
import { moveMigration } from '../make/move.js'

const SAMPLES: Readonly<Record<string, string>> = {
  genre_mapper: '{Sci-Fi: Science Fiction}',
  content_rating_mapper: '{"18": R}',
  mass_collection_mode: 'hide',
  mass_content_rating_update: 'reset',
  mass_original_title_update: 'reset',
  metadata_backup: '{path: config/backup.yml}',
}

/**
 * Never proposed: Kometa still reads the old keys (its operations.md of 2.4.5), and older versions know no
 * others.
 */
export const OPERATIONS_2_4_5: readonly Migration[] = [
  ...Object.entries(GROUPED).map(([key, place]) =>
    moveMigration({
      id: `op245-${key}`,
      moves: [[`libraries.*.operations.${key}`, `libraries.*.operations.mass_metadata_update.${place}`]],
      since: '2.4.5',
      automation: 'opt-in',
      reception: 'accepted',
      winner: 'unknown',
      note: 'Versions before 2.4.5 know the old key alone.',
      sample: SAMPLES[key] ?? 'tmdb',
      given: { target: '>=2.4.5 <2.4.7' },
    }),
  ),
  defineMigration({
    id: 'op245-mass_imdb_parental_labels',
    from: 'libraries.*.operations.mass_imdb_parental_labels',
    to: 'libraries.*.operations.mass_metadata_update.labels',
    since: '2.4.5',
    automation: 'opt-in',
    reception: 'accepted',
    fix: 'manual',
    places: ['libraries.*.operations.mass_imdb_parental_labels'],
    summary: '`mass_imdb_parental_labels` can be a part of `mass_metadata_update`.',
    why: 'Kometa 2.4.5 groups the operations under `mass_metadata_update`. What the labels look like there is not established, so the program leaves them alone; the old key is still read.',
    examples: [
      {
        bad: written('libraries.*.operations.mass_imdb_parental_labels', 'mild'),
        given: { target: '>=2.4.5 <2.4.7' },
      },
    ],
    *find({ document }) {
      for (const { entry } of expand(document, 'libraries.*.operations.mass_imdb_parental_labels'))
        yield {
          at: entry.key,
          message:
            '`mass_imdb_parental_labels` belongs to `mass_metadata_update` since version 2.4.5. PMM still understands it.',
          hint: 'Leave it, or move it by hand as the documentation of your version says.',
        }
    },
  }),
]
