import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { moveSpec } from './make/move.js'

const moves = moveSpec({
  id: 'pac-radarr',
  moves: [
    ['radarr.add_movie', 'radarr.add_missing', '1.15.0'],
    ['radarr.add_to_radarr', 'radarr.add_missing', '1.15.0'],
    ['radarr.search_movie', 'radarr.search'],
  ],
  since: '1.0.0',
  reception: 'ignored',
  after: ['radarr-add'],
  sample: 'true',
  beside: 'url: http://radarr:7878',
})

export const migration = defineMigration({
  ...moves,
  from: 'radarr.{quality_profile_id, add_movie, add_to_radarr, search_movie}',
  to: 'radarr.{quality_profile, add_missing, search}',
  places: [...moves.places, 'radarr.quality_profile_id'],
  summary: 'Keys of `radarr` that only Plex-Auto-Collections had.',
  *find(context) {
    yield* moves.find(context)
    for (const { entry } of expand(context.document, 'radarr.quality_profile_id'))
      yield {
        at: entry.key,
        message:
          'PMM wants the name of a quality profile, not its number: it passes over `quality_profile_id`.',
        hint: 'Which profile of Radarr has this number? Write its name as `quality_profile`, and delete this.',
      }
  },
})
