import { entryKeys, entryPlaces } from './make/file-entries.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'entry-git-pmm',
  from: '*_files[].git: PMM/<name>',
  to: '*_files[].default: <name>',
  since: '2.0.0',
  automation: 'safe',
  places: entryPlaces('git'),
  reception: 'accepted',
  summary: '`git: PMM/<name>` of a file entry became `default: <name>`.',
  why: 'The files that come with the program were fetched from its repository once. Since 1.18.0 they are named directly, and since 2.0.0 the word for it is `default`.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - git: PMM/basic\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
    },
  ],
  *find({ document }) {
    for (const { key, value } of entryKeys(document, 'git')) {
      const file = /^PMM\/(.+)$/.exec(document.scalar(value)?.text ?? '')?.[1]
      if (file === undefined) continue
      const isForMetadata = value.path[2] === 'metadata_files'
      yield {
        at: key,
        message: `A file that comes with PMM is named by \`default\` since version 2.0.0. ${isForMetadata ? 'It holds no metadata: in `metadata_files` PMM finds nothing in it by either word' : 'PMM still understands this'}.`,
        hint: `Write \`default:\` for \`git:\`, and the name without \`PMM/\`${isForMetadata ? ', or delete the entry' : ''}.`,
        fix: {
          title: 'Name the file by `default` instead of `git: PMM/...`',
          safety: 'safe',
          reveals: value.path.slice(0, -1),
          make(draft) {
            const at = draft.document.at(value.path)
            if (!at) return
            draft.set(at, file)
            draft.rename(draft.document.at(value.path)!, 'default')
          },
        },
      }
    }
  },
})
