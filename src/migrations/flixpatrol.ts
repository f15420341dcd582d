import { unlessNeverRun } from '../rules/services/schedules.js'
import { defaultsNamed, entryPlaces } from './make/file-entries.js'
import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'flixpatrol',
  from: '*_files[].default: flixpatrol',
  to: '(nothing)',
  since: '1.21.0',
  automation: 'manual',
  places: ['default', 'pmm'].flatMap((key) => entryPlaces(`${key}=flixpatrol`)),
  reception: 'refused',
  insteadOf: ['libraries/unknown-default'],
  summary: 'The file `flixpatrol` is gone, and so is everything from FlixPatrol.',
  why: 'FlixPatrol closed its lists to programs. PMM does not know the file any more and reports an error.',
  examples: [{ bad: 'libraries:\n  Films:\n    collection_files:\n      - default: flixpatrol\n' }],
  *find({ document }) {
    for (const { value } of defaultsNamed(document, 'flixpatrol'))
      yield unlessNeverRun(
        document,
        {
          at: value,
          message: 'There is no `flixpatrol` any more: PMM reports an error for the entry.',
          hint: 'Delete the entry; `default: streaming` comes close to some of its lists.',
        },
        value,
      )
  },
})
