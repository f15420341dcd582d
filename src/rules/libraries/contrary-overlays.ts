import type { Entry } from '../../yaml/document.js'
import { holdsSomething, librariesOf } from '../libraries-of.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'libraries/contrary-overlays',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.20.0',
  },
  *check({ document }) {
    for (const { keys } of librariesOf(document)) {
      const isOn = (name: RegExp) =>
        inForce(keys, name, ({ value }) => document.scalar(value)?.value === true)
      const removal = isOn(/^(?:remove|revert)_overlays?$/)
      const reset = inForce(keys, /^reset_overlays?$/, ({ value }) => holdsSomething(document, value))
      const other = isOn(/^reapply_overlays?$/) ?? reset
      if (!removal || !other) continue
      yield {
        at: other.key,
        message: `\`${removal.name}: true\` takes all overlays off, so that \`${other.name}\` has nothing to work on.`,
        hint: `Delete \`${other.name}\`, or \`${removal.name}\` if the overlays are to stay.`,
      }
    }
  },
}

/** Of the two spellings of a key the one that PMM goes by: the plural. */
function inForce(keys: readonly Entry[], name: RegExp, isMeant: (key: Entry) => boolean): Entry | undefined {
  const meant = keys.filter((key) => name.test(key.name) && isMeant(key))
  return meant.find((key) => key.name.endsWith('s')) ?? meant[0]
}

export const docs: RuleDocs = {
  summary: 'A library takes its overlays off and applies them anew at once.',
  why: 'With `remove_overlays: true` PMM puts the posters back and applies no overlay in this run. `reapply_overlays` and `reset_overlays` are about overlays that are applied.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    remove_overlays: true\n    reapply_overlays: true\n    overlay_files:\n      - default: ribbon\n',
      good: 'libraries:\n  Films:\n    remove_overlays: true\n    overlay_files:\n      - default: ribbon\n',
    },
  ],
}
