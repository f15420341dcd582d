import { fileLists } from '../file-lists.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/unread-schedule',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.20.0',
  },
  *check({ document }) {
    for (const { name, entries } of fileLists(document)) {
      if (name !== 'image_files') continue
      for (const entry of entries)
        for (const key of document.entries(entry))
          if (key.name === 'schedule' && (document.scalar(key.value)?.value ?? true) !== '')
            yield {
              at: key.key,
              message: 'PMM reads no `schedule` in `image_files`: the file is used at every run.',
              hint: 'Delete the line. When the whole library runs is said by its own `schedule`.',
            }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A schedule at a file of images, which PMM passes over.',
  why: 'Files of collections, metadata and playlists may each have a `schedule`. In `image_files` PMM does not look for one, and sets the images whenever the library runs.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    image_files:\n      - file: config/images.yml\n        schedule: weekly(sunday)\n',
      good: 'libraries:\n  Films:\n    schedule: weekly(sunday)\n    image_files:\n      - file: config/images.yml\n',
    },
  ],
}
