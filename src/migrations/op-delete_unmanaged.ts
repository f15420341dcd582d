import { findDeletion } from './make/delete-collections.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'op-delete_unmanaged',
  from: 'libraries.*.operations.delete_unmanaged_collections: true',
  to: 'libraries.*.operations.delete_collections.managed: false',
  since: '1.18.0',
  automation: 'ask',
  places: ['libraries.*.operations.delete_unmanaged_collections'],
  reception: 'ignored',
  summary: '`delete_unmanaged_collections` became `managed: false` of `delete_collections`.',
  why: 'PMM turns the old key into `unmanaged`, which nothing reads since 1.18.1: alone it does nothing today. Together with `delete_collections_with_less` any collection that is too small is deleted, managed or not. `managed: false` alone deletes all that PMM does not manage: the program never writes that.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      delete_unmanaged_collections: true\n      delete_collections:\n        less: 2\n',
      good: 'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 2\n        managed: false\n',
    },
    {
      bad: 'libraries:\n  Films:\n    operations:\n      delete_unmanaged_collections: true\n',
    },
  ],
  find: (context) =>
    findDeletion(
      context,
      'libraries.*.operations.delete_unmanaged_collections',
      'managed',
      'The old key does nothing today.',
    ),
})
