import type { Checked } from '../lint/check.js'
import type { PlacedFinding, ProposedFix, TriedFinding } from '../lint/diagnostic.js'
import type { Source } from '../text/source.js'
import { isRefusal, type Refusal, refuse } from '../yaml/edit/plan.js'
import { createBudget } from './budget.js'
import type { Inspected } from './fix.js'
import { planRepair } from './plan.js'

/** Trying takes its time: in a file with thousands of repairs the rest is taken on trust. */
const MOST_TRIED = 200

/** Written as UTF-8 every byte that is not could be another one. */
const NOT_UTF_8 = 'the file has to be saved as UTF-8 first'

/**
 * Findings as they are reported: a repair is only promised where it can be made, by itself or together with
 * others, else it is said why not.
 */
export async function withFeasibleFixes(
  inspected: Inspected,
  inspect: (source: Source) => Promise<Inspected>,
): Promise<readonly TriedFinding[]> {
  const { document, checked } = inspected
  let tried = 0
  const budget = createBudget(document.source.text.length)
  const refusals = new Map<Checked, Refusal>()
  const found = checked.map((one): TriedFinding => {
    const { diagnostic } = one
    const { fix } = diagnostic
    if (!fix) return { ...diagnostic, fix }
    if (document.source.encodingProblem) return refused(diagnostic, NOT_UTF_8)
    if (tried++ >= MOST_TRIED || budget.isSpent())
      return { ...diagnostic, fix: { ...fix, edits: () => editsOf(planRepair(document, one, true)) } }
    const planned = planRepair(document, one, true)
    if (isRefusal(planned)) refusals.set(one, planned)
    const proposed = propose(fix, editsOf(planned))
    return isRefusal(planned) || planned.wakes === undefined
      ? { ...diagnostic, fix: proposed }
      : asQuestion(diagnostic, proposed, planned.wakes)
  })
  if (refusals.size === 0) return found
  const { madeTogether } = await import('./together.js')
  const together = await madeTogether(inspected, inspect, new Set(refusals.keys()))
  return checked.map((one, index) => {
    const [why, safety] = [refusals.get(one)?.refused, together.get(one)]
    if (why === undefined) return found[index]!
    return safety === undefined ? refused(one.diagnostic, why) : withOthers(found[index]!, why, safety)
  })
}

/** Keeps the edits alone: what was planned holds the whole document as it would be. */
const propose = (
  fix: NonNullable<PlacedFinding['fix']>,
  edits: ReturnType<ProposedFix['edits']>,
): ProposedFix => ({ ...fix, edits: () => edits })

function editsOf(planned: ReturnType<typeof planRepair>): ReturnType<ProposedFix['edits']> {
  if (isRefusal(planned)) return planned
  const [file] = planned.files
  // The edits alone would lose what goes into the other file.
  return file ? refuse(`it puts a part of the config into another file, ${file.name}`) : planned.edits
}

const refused = (diagnostic: PlacedFinding, why: string): TriedFinding =>
  withHint({ ...diagnostic, fix: null }, `The program cannot do it: ${why}.`)

const withOthers = (
  { fix, ...finding }: TriedFinding,
  why: string,
  safety: 'safe' | 'unsafe',
): TriedFinding =>
  withHint(
    { ...finding, fix: fix && { ...fix, safety } },
    `By itself it cannot be done: ${why}. \`${safety === 'safe' ? '--fix' : '--unsafe-fixes'}\` does it together with the other repairs of this file.`,
  )

/** A repair after which PMM does something that it leaves alone today is never done unasked. */
function asQuestion(diagnostic: PlacedFinding, fix: ProposedFix, wakes: string): TriedFinding {
  return withHint(
    { ...diagnostic, fix: { ...fix, safety: 'unsafe' } },
    `After the repair PMM ${wakes}, which it does not do today: make sure that you want that.`,
  )
}

const withHint = (diagnostic: TriedFinding, more: string): TriedFinding => ({
  ...diagnostic,
  hint: diagnostic.hint ? `${diagnostic.hint} ${more}` : more,
})
