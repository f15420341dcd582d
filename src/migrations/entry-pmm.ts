import { entryKeys, entryPlaces } from './make/file-entries.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'entry-pmm',
  from: '*_files[].pmm',
  to: '*_files[].default',
  since: '2.0.0',
  automation: 'safe',
  places: entryPlaces('pmm'),
  reception: 'accepted',
  summary: '`pmm` of a file entry became `default`.',
  why: 'Files that come with the program are named by `default` since Plex Meta Manager is called Kometa. Kometa still takes the old word.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - pmm: basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
  ],
  *find({ document }) {
    for (const { key, value } of entryKeys(document, 'pmm'))
      yield {
        at: key,
        message: '`pmm` is called `default` since version 2.0.0. PMM still understands it.',
        hint: 'Rename it to `default`.',
        fix: {
          title: 'Rename `pmm` to `default`',
          safety: 'safe',
          reveals: value.path.slice(0, -1),
          make(draft) {
            const at = draft.document.at(value.path)
            if (at) draft.rename(at, 'default')
          },
        },
      }
  },
})
