import type { Fix } from '../rules/rule.js'
import type { Edit } from '../text/edit.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, ConfigValue } from '../yaml/document.js'
import { createDraft, type NewFile } from '../yaml/edit/draft.js'
import type { Checked } from './check.js'
import { mergeValues } from './value.js'
import { wokenBy } from './woken.js'

/** A repair with its edits of the present text. */
export interface Planned {
  readonly checked: Checked
  readonly fix: Fix
  readonly edits: readonly Edit[]
  readonly files: readonly NewFile[]
  /** `unsafe` also where PMM would do something after a repair that is safe in itself. */
  readonly safety: Fix['safety']
  /** What PMM would do then, as the end of a sentence. */
  readonly wakes?: string
}

export interface Choice {
  readonly chosen: readonly Planned[]
  /** What the file is to hold once all of them are made. */
  readonly value: ConfigValue
}

/**
 * The repairs of the next round, in the order of the file: those that none of the others has to come before,
 * whose edits do not touch, and which together mean what each means alone. With `together` unset just one.
 */
export function chooseRepairs(
  { document }: { readonly document: ConfigDocument },
  allowed: readonly Checked[],
  together: boolean,
  mayAddFiles: boolean,
  mayWake: boolean,
): Choice {
  const chosen: Planned[] = []
  let { value } = document
  // What a file that PMM cannot read holds is partly a guess: nothing can be compared then.
  const most = together && document.problems.length === 0 ? Number.POSITIVE_INFINITY : 1
  for (const checked of inOrder(allowed)) {
    if (chosen.length >= most) break
    const planned = planRepair(document, checked, mayAddFiles)
    if ('refused' in planned || touches(planned, chosen)) continue
    if (planned.wakes !== undefined && !mayWake) continue
    const merged = chosen.length === 0 ? planned.value : mergeValues(document.value, value, planned.value)
    if (merged === undefined) continue
    value = merged
    chosen.push(planned)
  }
  return { chosen, value }
}

/** The edits of one repair, tried on the document alone; or why it cannot be made. */
export function planRepair(
  document: ConfigDocument,
  checked: Checked,
  mayAddFiles: boolean,
): (Planned & { readonly value: ConfigValue }) | { readonly refused: string } {
  const { fix } = checked.finding
  if (!fix) return { refused: 'there is no repair for it' }
  const draft = createDraft(document, mayAddFiles)
  fix.make(draft)
  const changes = draft.result()
  if ('refused' in changes) return changes
  if (changes.edits.length === 0) return { refused: 'there is nothing to change' }
  const wakes = canWake(document, checked, fix) ? wokenBy(document, draft.document) : undefined
  return {
    checked,
    fix,
    ...changes,
    safety: wakes === undefined ? fix.safety : 'unsafe',
    ...(wakes === undefined ? {} : { wakes }),
    get value() {
      return draft.document.value
    },
  }
}

/** Migrations know what PMM passes over; of a file that PMM refuses whole there is nothing it passes over. */
const canWake = (document: ConfigDocument, { rule }: Checked, { safety }: Fix) =>
  safety === 'safe' && rule.meta.kind !== 'migration' && document.problems.length === 0

/** What stops PMM from reading the file at all comes first, and then what others wait for. */
function inOrder(allowed: readonly Checked[]): readonly Checked[] {
  const syntax = allowed.filter(({ rule }) => rule.meta.kind === 'syntax')
  const first = syntax.length > 0 ? syntax : allowed
  const waiting = new Set(first.map(({ rule }) => rule.meta.id))
  return first.filter(({ rule }) => !rule.meta.after?.some((id) => waiting.has(id)))
}

/** Edits that meet, or are put in at one place, may mean something else together. */
function touches({ edits }: Planned, chosen: readonly Planned[]): boolean {
  const near = (a: Range, b: Range) => a.start <= b.end && b.start <= a.end
  return chosen.some((other) => other.edits.some((a) => edits.some((b) => near(a.range, b.range))))
}
