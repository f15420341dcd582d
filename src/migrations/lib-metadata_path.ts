import type { Finding } from '../rules/rule.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { splitFiles, titleOf, whereTo } from './make/split-files.js'

const LISTS = ['collection_files', 'metadata_files']

export const migration = defineMigration({
  id: 'lib-metadata_path',
  from: 'libraries.*.metadata_path',
  to: 'libraries.*.collection_files and libraries.*.metadata_files',
  since: '1.20.0',
  automation: 'ask',
  places: ['libraries.*.metadata_path'],
  reception: 'accepted',
  after: ['entry-pmm', 'entry-git-pmm'],
  summary: '`metadata_path` became `collection_files` and `metadata_files`.',
  why: 'PMM still takes the old list, with a warning, and gives it to both of the new ones, each only where it is not there. Files that come with PMM hold collections alone; what a file of yours holds is seen when it can be opened; files at an address are listed in both.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    metadata_path:\n      - default: basic\n      - url: https://example.com/films.yml\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n      - url: https://example.com/films.yml\n    metadata_files:\n      - url: https://example.com/films.yml\n',
    },
  ],
  *find({ document, facts }): Iterable<Finding> {
    for (const { entry, path } of expand(document, 'libraries.*.metadata_path')) {
      const split = whereTo(document, entry.value, facts)
      const isLost = LISTS.every((list) => document.at([...path.slice(0, -1), list]))
      yield {
        at: entry.key,
        message: `\`metadata_path\` is \`collection_files\` and \`metadata_files\` since version 1.20.0. ${isLost ? 'Both are there, so PMM passes over it' : 'PMM still understands it, with a warning'}.`,
        hint: isLost
          ? 'Are the files in it meant to be used? Then put each into the list it belongs to. Delete `metadata_path`.'
          : 'Does each file belong where the program would put it? Collections go to `collection_files`, metadata to `metadata_files`; a file that could not be looked into is listed in both, as PMM does.',
        fix: {
          title: titleOf(document, path, split),
          safety: 'unsafe',
          reveals: path.slice(0, -1),
          make: (draft) => splitFiles(draft, path, split),
        },
      }
    }
  },
})
