import type { Finding } from '../rules/rule.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { fileName, moveToOwnFile, whereLookedFor } from './make/own-file.js'

/** What must not stand in a library, and the list of files that it can stand in. */
const LISTS = {
  collections: 'collection_files',
  dynamic_collections: 'collection_files',
  templates: 'collection_files',
  metadata: 'metadata_files',
  overlays: 'overlay_files',
  playlists: 'playlist_files',
} as const

export const migration = defineMigration({
  id: 'lib-definitions',
  from: `libraries.*.{${Object.keys(LISTS).join(', ')}}`,
  to: 'a file of its own, in the list of files of the library',
  since: '2.2.0',
  automation: 'ask',
  places: Object.keys(LISTS).map((key) => `libraries.*.${key}`),
  reception: 'refused',
  // They make the lists that these have to find as they are.
  after: ['lib-metadata_path', 'lib-overlay_path'],
  summary: 'Definitions stand in a library, where only names of files may stand.',
  why: 'Collections, overlays, metadata, templates and playlists are defined in files of their own, which the library lists. Since 2.2.0 the whole run ends at definitions in the config itself.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collections:\n      Best:\n        imdb_chart: top_movies\n    operations:\n      split_duplicates: false\n',
      good: 'libraries:\n  Films:\n    operations:\n      split_duplicates: false\n    collection_files:\n      - file: config/Films-collections.yml\n',
    },
  ],
  *find({ document }): Iterable<Finding> {
    for (const [key, list] of Object.entries(LISTS))
      for (const { entry, path } of expand(document, `libraries.*.${key}`)) {
        const library = path.slice(0, -1)
        const file = fileName(String(library.at(-1)), key)
        const owner = list === 'playlist_files' ? '' : ` of the library \`${library.at(-1)}\``
        yield {
          at: entry.key,
          message: `\`${key}\` cannot be defined in the config: since version 2.2.0 PMM ends its run here.`,
          hint: `Is it to go into a file of its own, beside the config, that \`${list}\`${owner} lists? PMM then runs again, and does what is defined there. ${whereLookedFor(file)}`,
          fix: {
            title: `Put \`${key}\` into a file of its own, and list it in \`${list}\`${owner}`,
            safety: 'unsafe',
            reveals: library,
            make: (draft) =>
              moveToOwnFile(draft, path, file, list === 'playlist_files' ? [list] : [...library, list]),
          },
        }
      }
  },
})
