import { holdsSomething, isWork, librariesOf } from '../libraries-of.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

/** Switches that make PMM work on overlays without a file. */
const SWITCH = /^(?:(?:remove|revert|reset|reapply)_overlays?|schedule_overlays?)$/

/** What PMM works on in a library; all else only says how. */
const isToDo = (name: string) => isWork(name) || SWITCH.test(name)

export const rule: Rule = {
  meta: {
    id: 'libraries/nothing-to-do',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document }) {
    if (document.problems.length > 0) return
    for (const { entry, keys } of librariesOf(document)) {
      // A key that is misspelt or stands too deep is told by itself.
      if (keys.length === 0 || keys.some(({ name }) => isUnknown(name))) continue
      const work = keys.filter(({ name }) => isToDo(name))
      if (work.some(({ value }) => holdsSomething(document, value))) continue
      const blank = work.map(({ name }) => `\`${name}\``).join(', ')
      yield {
        at: entry.key,
        message:
          work.length > 0
            ? `PMM has nothing to do in this library: ${blank} ${work.length > 1 ? 'are' : 'is'} blank.`
            : 'PMM has nothing to do in this library: it has neither files nor operations.',
        hint: 'Add `collection_files`, `overlay_files`, `metadata_files` or `operations`, or delete the library.',
        covers: work.map(({ value }) => value.path),
        // A blank list is an error in the log.
        ...(work.some(({ name }) => name.endsWith('_files')) ? {} : { severity: 'warning' }),
      }
    }
  },
}

/** What may stand there beside; a library that only holds settings may be kept for later. */
const SETTINGS = /^(?:library_name|schedule|template_variables)$/

const isUnknown = (name: string) => !isToDo(name) && !SETTINGS.test(name)

export const docs: RuleDocs = {
  summary: 'A library without anything for PMM to do.',
  why: 'PMM connects to every library that the config names. One with no files and no operations costs time at each run, and nothing comes of it; a blank list of files is an error in the log.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    overlay_files:\n',
      good: 'libraries:\n  Films:\n    overlay_files:\n      - default: ribbon\n',
    },
  ],
}
