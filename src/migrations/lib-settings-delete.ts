import { findDeletion } from './make/delete-collections.js'
import { defineMigration } from './make/migration.js'

const IGNORED = 'PMM passes over it where it stands.'

export const migration = defineMigration({
  id: 'lib-settings-delete',
  from: 'libraries.*.settings.delete_unmanaged_collections, delete_collections_with_less',
  to: 'libraries.*.operations.delete_collections',
  since: '1.18.0',
  automation: 'ask',
  places: [
    'libraries.*.settings.delete_unmanaged_collections',
    'libraries.*.settings.delete_collections_with_less',
  ],
  reception: 'ignored',
  summary: 'Settings of a library that delete collections became the operation `delete_collections`.',
  why: 'They became operations in 1.13.0, and one mapping in 1.18.0. Among the settings PMM passes over them without a word.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    settings:\n      delete_collections_with_less: 2\n',
      good: 'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 2\n',
    },
  ],
  *find(context) {
    yield* findDeletion(context, 'libraries.*.settings.delete_unmanaged_collections', 'managed', IGNORED)
    yield* findDeletion(context, 'libraries.*.settings.delete_collections_with_less', 'less', IGNORED)
  },
})
