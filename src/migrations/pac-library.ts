import type { Finding } from '../rules/rule.js'
import type { ConfigDocument } from '../yaml/document.js'
import type { Draft } from '../yaml/edit/draft.js'
import { expand, mentions } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { discard } from './make/relocate.js'

const NAMES = ['library', 'movie_library', 'show_library'] as const
const TYPE = 'plex.library_type'

export const migration = defineMigration({
  id: 'pac-library',
  from: 'plex.library, movie_library, show_library, library_type',
  to: 'libraries.<name>',
  since: '1.0.0',
  automation: 'ask',
  places: [...NAMES.map((name) => `plex.${name}`), TYPE],
  reception: 'ignored',
  summary: 'The library stands below `plex`, as Plex-Auto-Collections had it.',
  why: 'Plex-Auto-Collections worked on one library, named below `plex`. PMM works on those that are keys of `libraries`, and asks Plex what they hold.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  library: Films\n  library_type: movie\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n',
    },
  ],
  *find({ document }): Iterable<Finding> {
    if (!mentions(document, 'plex')) return
    for (const name of NAMES)
      for (const { entry, path } of expand(document, `plex.${name}`)) {
        const library = document.scalar(entry.value)?.text ?? ''
        yield {
          at: entry.key,
          message: `PMM passes over \`${name}\` below \`plex\`: its libraries are the keys of \`libraries\`.`,
          hint: 'Is this the library that PMM is to work on? Then its name becomes a key of `libraries`, where its files are listed, and PMM works on it, which it does not do today.',
          fix: {
            title: 'Make the library a key of `libraries`',
            safety: 'unsafe',
            reveals: ['libraries'],
            make(draft) {
              if (library === '') draft.refuse('it has no name')
              addLibrary(draft, library)
              discard(draft, path)
              if (!isNamed(draft.document)) dropType(draft)
            },
          },
        }
      }
    // Of several libraries that are moved at once none is the last to be there.
    if (!isNamed(document))
      for (const { entry } of expand(document, TYPE))
        yield {
          at: entry.key,
          message: `PMM passes over \`${entry.name}\` below \`plex\`: it asks Plex what a library holds.`,
          hint: 'Is it still of use to something else? PMM needs nothing of it.',
          fix: { title: `Delete \`${entry.name}\``, safety: 'unsafe', make: dropType },
        }
  },
})

const isNamed = (document: ConfigDocument) => NAMES.some((name) => document.at(['plex', name]))

function dropType(draft: Draft): void {
  if (draft.document.at(TYPE.split('.'))) discard(draft, TYPE.split('.'))
}

function addLibrary(draft: Draft, name: string): void {
  const root = draft.document.at([])
  if (root && !draft.document.at(['libraries'])) draft.insert(root, 'libraries', null, 'first')
  const libraries = draft.document.at(['libraries'])
  if (libraries && !draft.document.at(['libraries', name])) draft.insert(libraries, name, {})
}
