import type { Finding, RuleContext } from '../../rules/rule.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import type { Draft } from '../../yaml/edit/draft.js'
import { expand } from './expand.js'
import { discard, relocate } from './relocate.js'

/** What became of an operation that deletes collections: a key of `delete_collections`. */
export type Deletion = 'managed' | 'less'

const LESS = 'delete_collections_with_less'

/**
 * Finds an old key that makes PMM delete collections. Nothing of this is ever done unasked: a wrong answer
 * deletes what people made by hand. `managed: false` is only written together with a number: alone it deletes
 * every collection that PMM does not manage (modules/operations.py 70-94 of Kometa 2.4.4).
 */
export function* findDeletion(
  { document }: RuleContext,
  pattern: string,
  became: Deletion,
  reception: string,
): Iterable<Finding> {
  for (const { entry, path } of expand(document, pattern)) {
    const value = document.scalar(entry.value)?.value
    const target = [...operationsOf(path), 'delete_collections', became]
    const existing = document.at(target) !== undefined
    const isOff = became === 'managed' ? value !== true : !isNumber(value) && value !== true
    const beside = numberBeside(document, path, target)
    const place: Finding = {
      at: entry.key,
      message: `\`${entry.name}\` is \`${became}\` of \`delete_collections\` since version 1.18.0. ${isOff ? IDLE[became] : reception}`,
      hint: isOff ? 'Delete it.' : QUESTIONS[became],
      // Whoever has switched it off misses nothing.
      ...(isOff ? { severity: became === 'managed' || value === null ? 'info' : 'warning' } : {}),
    }
    const isAlone = became === 'managed' && !isOff && !existing && !beside
    yield isAlone
      ? { ...place, hint: ALONE }
      : {
          ...place,
          fix: {
            title:
              isOff || existing
                ? `Delete \`${entry.name}\`, which does nothing`
                : became === 'managed'
                  ? `Write \`managed: false\` beside \`less\` of \`delete_collections\` for \`${entry.name}\``
                  : `Move \`${entry.name}\` to \`less\` of \`delete_collections\``,
            safety: 'unsafe',
            reveals: target.slice(0, -1),
            make(draft) {
              if (isOff || existing) discard(draft, path)
              else if (became === 'less') relocate(draft, path, target, 'new')
              else replace(draft, path, target, beside)
            },
          },
        }
  }
}

const IDLE: Readonly<Record<Deletion, string>> = {
  managed: 'It is off: the old key does nothing today.',
  less: 'It is no number above zero: nothing is deleted for it.',
}

const QUESTIONS: Readonly<Record<Deletion, string>> = {
  managed:
    'Do you want PMM to delete the small collections only where it does not manage them? Then it is `managed: false` beside `less`, both below `delete_collections`; if not, delete the line.',
  less: 'Do you want PMM to delete collections with fewer items than this? Beside `managed: false` it deletes those that are both; alone it deletes any collection that is that small, also those made by hand.',
}

const ALONE =
  'Do you want PMM to delete all collections that it does not manage, those made by hand among them? Then write `delete_collections: managed: false` yourself; if not, delete the line.'

/** `true` counts as 1 to PMM, and deletes what is empty; whether that was meant nobody can tell. */
const isNumber = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 1

/** The number of items that bounds the deletion, in the old form or the new one. */
function numberBeside(document: ConfigDocument, path: Path, target: Path): Path | undefined {
  const places = [
    [...target.slice(0, -1), 'less'],
    [...path.slice(0, -1), LESS],
    [...target.slice(0, -2), LESS],
  ]
  return places.find((place) => isNumber(document.get(place)))
}

/** `true` for what PMM does not manage becomes `managed: false`, once the number stands there. */
function replace(draft: Draft, path: Path, target: Path, number: Path | undefined): void {
  if (!number) return
  if (number.at(-1) === LESS) relocate(draft, number, [...target.slice(0, -1), 'less'], 'new')
  const at = draft.document.at(path)
  if (at) draft.set(at, false)
  relocate(draft, path, target, 'new')
}

/** From the settings of a library, from the library itself, or from its operations, which may be a list. */
const operationsOf = (path: Path): Path =>
  path.at(-2) === 'settings'
    ? [...path.slice(0, -2), 'operations']
    : path.length === 3
      ? [...path.slice(0, -1), 'operations']
      : path.slice(0, -1)
