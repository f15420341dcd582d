import { findDeletion } from './make/delete-collections.js'
import { defineMigration } from './make/migration.js'

const IGNORED = 'Directly below a library PMM passes over it.'

export const migration = defineMigration({
  id: 'lib-root-delete',
  from: 'libraries.*.delete_unmanaged_collections, delete_collections_with_less',
  to: 'libraries.*.operations.delete_collections',
  since: '1.18.0',
  automation: 'ask',
  places: ['libraries.*.delete_unmanaged_collections', 'libraries.*.delete_collections_with_less'],
  reception: 'ignored',
  summary: 'Keys of a library that delete collections became the operation `delete_collections`.',
  why: 'They became operations in 1.13.0, and one mapping in 1.18.0. Directly below the name of a library PMM passes over them without a word, so that nothing is deleted for them today.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    delete_collections_with_less: 2\n',
      good: 'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 2\n',
    },
    { bad: 'libraries:\n  Films:\n    delete_unmanaged_collections: true\n' },
  ],
  *find(context) {
    yield* findDeletion(context, 'libraries.*.delete_unmanaged_collections', 'managed', IGNORED)
    yield* findDeletion(context, 'libraries.*.delete_collections_with_less', 'less', IGNORED)
  },
})
