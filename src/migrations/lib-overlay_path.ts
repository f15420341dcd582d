import { expand } from './make/expand.js'
import { defineMigration } from './make/migration.js'
import { relocate } from './make/relocate.js'

export const migration = defineMigration({
  id: 'lib-overlay_path',
  from: 'libraries.*.overlay_path',
  to: 'libraries.*.overlay_files',
  since: '1.20.0',
  automation: 'safe',
  places: ['libraries.*.overlay_path'],
  reception: 'accepted',
  after: ['entry-pmm', 'entry-git-pmm'],
  summary: '`overlay_path` became `overlay_files`.',
  why: 'PMM still takes the old name, with a warning. Where both are there, the old one takes the place of the new one.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    overlay_path:\n      - default: ribbon\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n',
    },
  ],
  *find({ document }) {
    for (const { entry, path } of expand(document, 'libraries.*.overlay_path')) {
      const target = [...path.slice(0, -1), 'overlay_files']
      const both = document.at(target) !== undefined
      yield {
        at: entry.key,
        message: `\`overlay_path\` is called \`overlay_files\` since version 1.20.0. ${both ? 'It takes the place of the `overlay_files` that is there as well' : 'PMM still understands it, with a warning'}.`,
        hint: both
          ? 'Is `overlay_files` to go, which PMM does not get to see today? Otherwise put both lists into one.'
          : 'Rename it to `overlay_files`.',
        fix: {
          title: both
            ? 'Put `overlay_path` in the place of `overlay_files`, as PMM does'
            : 'Rename `overlay_path` to `overlay_files`',
          safety: both ? 'unsafe' : 'safe',
          reveals: target,
          make: (draft) => relocate(draft, path, target, 'old'),
        },
      }
    }
  },
})
