import type { Finding } from '../rules/rule.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'

const DEFAULTS = { tmdb_collections: 'franchise', genre_collections: 'genre' } as const

export const migration = defineMigration({
  id: 'op-tmdb_collections',
  from: 'libraries.*.operations.tmdb_collections, genre_collections',
  to: 'collection_files: - default: franchise, genre',
  since: '1.18.0',
  automation: 'manual',
  places: Object.keys(DEFAULTS).map((key) => `libraries.*.operations.${key}`),
  reception: 'ignored',
  summary: 'Operations that made collections became files that come with PMM.',
  why: 'Collections for film series and for genres are made by dynamic collections since 1.16.4. PMM passes over the operations without a word since 1.18.0. The options they had are template variables of the files now, under other names.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n    operations:\n      tmdb_collections: true\n',
    },
  ],
  *find({ document }): Iterable<Finding> {
    for (const [key, file] of Object.entries(DEFAULTS))
      for (const { entry } of expand(document, `libraries.*.operations.${key}`))
        yield {
          at: entry.key,
          message: `\`${key}\` is no operation any more: PMM passes over it.`,
          hint: `Add \`- default: ${file}\` to \`collection_files\` of the library, and delete this.`,
        }
  },
})
