import type { Checked } from '../lint/check.js'
import type { Fix } from '../rules/rule.js'
import { createCoverage } from '../text/coverage.js'
import type { Edit } from '../text/edit.js'
import type { ConfigDocument, ConfigValue } from '../yaml/document.js'
import { changedPart } from '../yaml/edit/changed-part.js'
import { createDraft, type NewFile } from '../yaml/edit/draft.js'
import type { Budget } from './budget.js'
import { startMerging } from './merge.js'
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

/** What a round of repairs may do. */
export interface Limits {
  readonly together: boolean
  readonly mayAddFiles: boolean
  readonly mayWake: boolean
  readonly budget: Budget
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
  { together, mayAddFiles, mayWake, budget }: Limits,
): Choice {
  const chosen: Planned[] = []
  // Edits that meet, or are put in at one place, may mean something else together.
  const taken = createCoverage()
  const merging = startMerging(document.value)
  const most = together ? Number.POSITIVE_INFINITY : 1
  for (const checked of inOrder(allowed)) {
    if (chosen.length >= most || budget.isSpent()) break
    const planned = planRepair(document, checked, mayAddFiles)
    if ('refused' in planned || planned.edits.some(({ range }) => taken.meets(range))) continue
    if (planned.wakes !== undefined && !mayWake) continue
    const part = document.problems.length === 0 ? changedPart(document, planned.edits) : undefined
    if (!(part ? merging.addPart(part) : merging.addWhole(planned.value))) continue
    chosen.push(planned)
    for (const { range } of planned.edits) taken.add(range)
  }
  return { chosen, value: merging.value }
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
