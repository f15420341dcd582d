import { defaultsNamed, entryPlaces } from './make/file-entries.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'entry-other_award',
  from: '*_files[].default: other_award',
  to: 'a file for each award',
  since: '1.20.0',
  automation: 'manual',
  places: ['default', 'pmm'].flatMap((key) => entryPlaces(`${key}=other_award`)),
  reception: 'refused',
  insteadOf: ['libraries/unknown-default'],
  summary: 'The file `other_award` is gone; each award has its own.',
  why: 'PMM reports an error and leaves the entry out. Which awards it stood for is a matter of your template variables, so only you know which files to name in its place.',
  examples: [{ bad: 'libraries:\n  Films:\n    collection_files:\n      - default: other_award\n' }],
  *find({ document }) {
    for (const { value } of defaultsNamed(document, 'other_award'))
      yield {
        at: value,
        message: 'There is no `other_award` any more: PMM leaves the entry out.',
        hint: 'Name the awards you want one by one, for example `default: bafta`, `default: golden` or `default: emmy`.',
      }
  },
})
