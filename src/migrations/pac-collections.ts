import type { Fix } from '../rules/rule.js'
import { endsBefore } from '../rules/versions.js'
import type { ConfigDocument } from '../yaml/document.js'
import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { fileName, firstLibrary, moveToOwnFile, whereLookedFor } from './make/own-file.js'

const FILE = fileName('collections')

export const migration = defineMigration({
  id: 'pac-collections',
  from: 'collections',
  to: 'a file of its own, in libraries.<name>.collection_files',
  since: '1.0.0',
  automation: 'ask',
  places: ['collections'],
  reception: 'ignored',
  after: ['pac-library', 'lib-metadata_path'],
  summary: 'Collections at the root of the config, as Plex-Auto-Collections had them.',
  why: 'PMM looks for collections only in the files that a library lists. At the root of the config it passes over them without a word. The builders in them have other names today, too.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    operations:\n      split_duplicates: false\ncollections:\n  Best:\n    imdb_chart: top_movies\n',
      good: 'libraries:\n  Films:\n    operations:\n      split_duplicates: false\n    collection_files:\n      - file: config/collections.yml\n',
    },
  ],
  *find({ document, target }) {
    // Before 1.20.0 there was one list for all files.
    const list = endsBefore(target.range, '1.20.0') ? 'metadata_path' : 'collection_files'
    for (const { entry, path } of expand(document, 'collections'))
      yield {
        at: entry.key,
        message: 'PMM passes over collections at the root of the config.',
        hint: questionFor(document),
        fix: {
          title: `Put \`collections\` into a file of its own, and list it in ${named(document)}`,
          safety: 'unsafe',
          ...revealed(document, list),
          make(draft) {
            const library = firstLibrary(draft.document)
            if (!library) draft.refuse('there is no library yet that could list them')
            else moveToOwnFile(draft, path, FILE, [...library, list])
          },
        },
      }
  },
})

/** The library has something to do afterwards, and what it lacks for that shows only then. */
function revealed(document: ConfigDocument, list: string): Pick<Fix, 'reveals'> {
  const library = firstLibrary(document)
  return library ? { reveals: [...library, list] } : {}
}

const named = (document: ConfigDocument) => {
  const library = firstLibrary(document)
  return library ? `the library \`${library.at(-1)}\`` : 'the first library'
}

/** Which library they belong to nobody but people can tell. */
function questionFor(document: ConfigDocument): string {
  return `Are they to go into a file of their own, beside the config, that ${named(document)} lists? PMM then makes these collections in Plex, which it does not do today. It is the first library of the file: if they belong to another, move the entry there. ${whereLookedFor(FILE)} Their builders have to be looked through as well.`
}
