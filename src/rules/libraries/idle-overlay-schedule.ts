import { holdsSomething, librariesOf } from '../libraries-of.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/idle-overlay-schedule',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.20.0',
  },
  *check({ document }) {
    for (const { keys } of librariesOf(document)) {
      const named = (name: RegExp) =>
        keys.find((key) => name.test(key.name) && holdsSomething(document, key.value))
      const schedule = named(/^schedule_overlays$/) ?? named(/^schedule_overlay$/)
      // Overlays are taken off without a file, too.
      if (!schedule || named(/^(?:overlay_files|overlay_path|(?:remove|revert)_overlays?)$/)) continue
      // A library that is not filled in yet has a rule of its own.
      if (!named(/^(?:(?:collection|metadata|image)_files|metadata_path|operations)$/)) continue
      yield {
        at: schedule.key,
        message: `\`${schedule.name}\` does nothing: this library has no \`overlay_files\`.`,
        hint: 'Add `overlay_files`, or delete the line; when the whole library runs is said by `schedule`.',
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'A schedule for overlays in a library that has none.',
  why: 'PMM looks at `schedule_overlays` for the overlays of the library only. When collections, metadata and operations run is said by `schedule`.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    schedule_overlays: weekly(sunday)\n    collection_files:\n      - default: basic\n',
      good: 'libraries:\n  Films:\n    schedule: weekly(sunday)\n    collection_files:\n      - default: basic\n',
    },
  ],
}
