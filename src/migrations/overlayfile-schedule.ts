import type { Finding } from '../rules/rule.js'
import { defineMigration } from './make/migration.js'
import { drop, keysOf, lift, overlayKeys } from './make/overlay-entry.js'

export const migration = defineMigration({
  id: 'overlayfile-schedule',
  from: 'libraries.*.overlay_files[].schedule',
  to: 'libraries.*.schedule_overlays',
  since: '1.20.0',
  automation: 'ask',
  places: ['libraries.*.overlay_files.schedule'],
  reception: 'accepted',
  after: ['lib-overlay_path'],
  summary: 'The schedule of overlays went from their files to the library.',
  why: 'Overlays of a library are made all at once. Of the schedules of several files PMM takes the last, and for that of the library it forgets them all.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n        schedule: daily\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n    schedule_overlays: daily\n',
    },
  ],
  *find({ document }): Iterable<Finding> {
    for (const { library, keys } of overlayKeys(document, ['schedule'])) {
      // PMM passes over a blank one.
      const counts = keys.findLast(({ value }) => document.scalar(value)?.value !== null)
      const last = counts ?? keys.at(-1)
      if (!last) continue
      const own = keysOf(document, library, ['schedule_overlays', 'schedule_overlay']).length > 0
      yield {
        at: last.key,
        message: `A schedule of overlays belongs to the library since version 1.20.0. ${own ? 'PMM goes by `schedule_overlays` of the library, not by this' : counts ? 'PMM takes this one for all overlay files of the library' : 'PMM passes over a blank one'}.`,
        hint: `Is ${own ? '`schedule_overlays` of the library' : counts ? 'this schedule' : 'no schedule'} meant for all of them? Then the schedules of the files can go.`,
        fix: {
          title:
            own || !counts
              ? 'Delete the schedules of the overlay files'
              : 'Make this schedule `schedule_overlays` of the library',
          safety: 'unsafe',
          reveals: library,
          make(draft) {
            // From the last to the first, so that the numbers of those before stay.
            for (const { value } of keys.toReversed())
              if (value === counts?.value && !own) lift(draft, value, library, 'schedule_overlays')
              else drop(draft, value, library)
          },
        },
      }
    }
  },
})
