import type { Finding, RuleContext } from '../../rules/rule.js'
import type { Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { expand } from './expand.js'
import { discard, relocate } from './relocate.js'

/** What became of an operation that deletes collections: a key of `delete_collections`. */
export type Deletion = 'managed' | 'less'

/**
 * Finds an old key that makes PMM delete collections. Nothing of this is ever done unasked: a wrong answer
 * deletes what people made by hand.
 */
export function* findDeletion(
  { document }: RuleContext,
  pattern: string,
  became: Deletion,
  reception: string,
): Iterable<Finding> {
  for (const { entry, path } of expand(document, pattern)) {
    const target = [...operationsOf(path), 'delete_collections', became]
    const isOff = became === 'managed' && document.scalar(entry.value)?.value !== true
    const existing = document.at(target) !== undefined
    yield {
      at: entry.key,
      message: `\`${entry.name}\` is \`${became}\` of \`delete_collections\` since version 1.18.0. ${reception}`,
      hint: QUESTIONS[became],
      // Whoever has switched it off misses nothing.
      ...(isOff ? { severity: 'warning' } : {}),
      fix: {
        title:
          isOff || existing
            ? `Delete \`${entry.name}\`, which does nothing`
            : became === 'managed'
              ? `Write \`delete_collections: managed: false\` for \`${entry.name}\``
              : `Move \`${entry.name}\` to \`less\` of \`delete_collections\``,
        safety: 'unsafe',
        reveals: target.slice(0, -1),
        make(draft) {
          if (isOff || existing) discard(draft, path)
          else if (became === 'less') relocate(draft, path, target, 'new')
          else replace(draft, path, target)
        },
      },
    }
  }
}

const QUESTIONS: Readonly<Record<Deletion, string>> = {
  managed:
    'Do you want PMM to delete the collections that it does not manage, those made by hand among them? Then it is `delete_collections: managed: false`; if not, delete the line.',
  less: 'Do you want PMM to delete collections with fewer items than this? Beside `managed: false` it deletes those that are both; alone it deletes any collection that is that small, also those made by hand.',
}

/** `true` for what PMM does not manage becomes `managed: false`. */
function replace(draft: Draft, path: Path, target: Path): void {
  const at = draft.document.at(path)
  if (at) draft.set(at, false)
  relocate(draft, path, target, 'new')
}

const operationsOf = (path: Path): Path =>
  path.at(-2) === 'settings' ? [...path.slice(0, -2), 'operations'] : path.slice(0, -1)
