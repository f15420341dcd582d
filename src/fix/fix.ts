import type { Checked } from '../lint/check.js'
import type { LineRange, Repair } from '../lint/diagnostic.js'
import type { Edit } from '../text/edit.js'
import { originOf, type Revision, revise, startRevision } from '../text/revision.js'
import { createSource, type Range, type Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import type { NewFile } from '../yaml/edit/draft.js'
import { createBudget } from './budget.js'
import { chooseRepairs, type Planned } from './plan.js'
import { isWorse } from './regressions.js'
import { sameValue } from './value.js'

/** A text, and all that there is to say about it. */
export interface Inspected {
  readonly document: ConfigDocument
  readonly checked: readonly Checked[]
}

/** A repair of ours that would have done harm, and was left out: a defect of the program, not of the file. */
export interface Defect {
  readonly rule: string
  readonly title: string
  readonly reason: 'worse' | 'cycle'
}

export interface Repaired extends Inspected {
  readonly repairs: readonly Repair[]
  readonly defects: readonly Defect[]
  /** Files that come with the text: without them something of the old one would be lost. */
  readonly files: readonly NewFile[]
}

/** A text is looked at in about the time that it takes to read it so often. */
const INSPECTION = 5

/** A repair may bring up what another one is for, but not for ever. */
const LONGEST_CHAIN = 10

/**
 * Repairs what may be repaired until nothing is left: each round takes repairs that have nothing to do with
 * one another, and looks at the result. What would do harm is dropped, and what would make PMM do something that
 * it does not do today is left out unless that is allowed, too (`mayWake`). In a file with more than there is time
 * for, some are left for the next run.
 */
export async function fix(
  start: Inspected,
  inspect: (source: Source) => Promise<Inspected>,
  allows: (checked: Checked) => boolean,
  { mayAddFiles, mayWake }: { readonly mayAddFiles: boolean; readonly mayWake: boolean },
): Promise<Repaired> {
  const files: NewFile[] = []
  const repairs: Repair[] = []
  const defects: Defect[] = []
  const dropped = new Set<string>()
  const { source } = start.document
  const seen = new Set([source.text])
  let revision = startRevision(source.text)
  let now = start
  let together = true
  const budget = createBudget(source.text.length)
  for (let left = LONGEST_CHAIN + start.checked.filter(allows).length; left > 0; left--) {
    const allowed = now.checked.filter((one) => allows(one) && !dropped.has(keyOf(one)))
    const { chosen, value } = chooseRepairs(now, allowed, { together, mayAddFiles, mayWake, budget })
    if (chosen.length === 0) break
    const edits = chosen.flatMap((one) => one.edits)
    const next = revise(revision, edits)
    const then = await inspect(createSource(source.path, next.text))
    budget.spend(INSPECTION * next.text.length)
    const harm = harmOf(now, then, chosen, seen)
    const asMeant = chosen.length === 1 || sameValue(then.document.value, value)
    if (harm === undefined && asMeant) {
      repairs.push(...chosen.map((one) => toRepair(one, revision, source)))
      files.push(...chosen.flatMap((one) => one.files))
      seen.add(next.text)
      revision = next
      now = then
    } else if (chosen.length > 1) {
      // One of them does harm, or they do not go together: from here on one at a time.
      together = false
      left += chosen.length
    } else {
      const [one] = chosen as [Planned]
      dropped.add(keyOf(one.checked))
      defects.push({ ...nameOf(one), reason: harm ?? 'worse' })
    }
  }
  return { ...now, repairs, defects, files }
}

function harmOf(
  before: Inspected,
  after: Inspected,
  chosen: readonly Planned[],
  seen: ReadonlySet<string>,
): Defect['reason'] | undefined {
  if (seen.has(after.document.source.text)) return 'cycle'
  return isWorse(
    before,
    after,
    chosen.map(({ checked }) => checked),
  )
    ? 'worse'
    : undefined
}

const keyOf = ({ diagnostic, finding }: Checked) =>
  [diagnostic.rule, finding.fix?.title, ...diagnostic.path].join('\0')

const nameOf = ({ checked, fix: { title } }: Planned) => ({ rule: checked.diagnostic.rule, title })

function toRepair(planned: Planned, revision: Revision, source: Source): Repair {
  const { checked, safety, edits } = planned
  return {
    ...nameOf(planned),
    safety,
    path: checked.diagnostic.path,
    lines: linesOf(edits, revision, source),
  }
}

function linesOf(edits: readonly Edit[], revision: Revision, source: Source): readonly LineRange[] {
  const lines: LineRange[] = []
  // Edits come in the order of the text: a line that an earlier one reaches is there already.
  for (const { range } of edits) {
    const found = toLines(originOf(revision, range), source)
    if (found.last > (lines.at(-1)?.last ?? 0)) lines.push(found)
  }
  return lines
}

/** A stretch that ends where a line begins holds nothing of it. */
function toLines({ start, end }: Range, source: Source): LineRange {
  const first = source.position(start).line
  const { line, column } = source.position(end)
  return { first, last: line > first && column === 1 ? line - 1 : line }
}
