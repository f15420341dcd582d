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
        keys.find((key) => name.test(key.name) && document.scalar(key.value)?.value === true)
      const removal = isOn(/^(?:remove|revert)_overlays?$/)
      const reset = keys.find(
        (key) => /^reset_overlays?$/.test(key.name) && holdsSomething(document, key.value),
      )
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
