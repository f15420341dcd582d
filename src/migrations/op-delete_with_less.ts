import { findDeletion } from './make/delete-collections.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'op-delete_with_less',
  from: 'libraries.*.operations.delete_collections_with_less',
  to: 'libraries.*.operations.delete_collections.less',
  since: '1.18.0',
  automation: 'ask',
  places: ['libraries.*.operations.delete_collections_with_less'],
  reception: 'accepted',
  after: ['op-delete_unmanaged'],
  summary: '`delete_collections_with_less` became `less` of `delete_collections`.',
  why: 'PMM still takes the old key, unless `delete_collections` is there as well.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      delete_collections_with_less: 2\n',
      good: 'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 2\n',
    },
  ],
  find: (context) =>
    findDeletion(
      context,
      'libraries.*.operations.delete_collections_with_less',
      'less',
      'PMM still understands the old key where `delete_collections` is not there.',
    ),
})
