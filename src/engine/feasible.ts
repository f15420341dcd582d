import type { Source } from '../text/source.js'
import { createBudget } from './budget.js'
import type { Checked } from './check.js'
import type { Diagnostic } from './diagnostic.js'
import type { Inspected } from './fix.js'
import { planRepair } from './plan-repairs.js'

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
): Promise<readonly Diagnostic[]> {
  const { document, checked } = inspected
  let tried = 0
  const budget = createBudget(document.source.text.length)
  const refusals = new Map<Checked, string>()
  const found = checked.map((one) => {
    const { diagnostic } = one
    if (!diagnostic.fix) return diagnostic
    if (document.source.encodingProblem) return refused(diagnostic, NOT_UTF_8)
    if (tried++ >= MOST_TRIED || budget.isSpent()) return diagnostic
    const planned = planRepair(document, one, true)
    if ('refused' in planned) refusals.set(one, planned.refused)
    return 'refused' in planned || planned.wakes === undefined
      ? diagnostic
      : asQuestion(diagnostic, planned.wakes)
  })
  if (refusals.size === 0) return found
  const { madeTogether } = await import('./together.js')
  const together = await madeTogether(inspected, inspect, new Set(refusals.keys()))
  return checked.map((one, index) => {
    const [why, safety] = [refusals.get(one), together.get(one)]
    if (why === undefined) return found[index]!
    return safety === undefined ? refused(one.diagnostic, why) : withOthers(one.diagnostic, why, safety)
  })
}

const refused = (diagnostic: Diagnostic, why: string): Diagnostic =>
  withHint({ ...diagnostic, fix: null }, `The program cannot do it: ${why}.`)

const withOthers = ({ fix, ...diagnostic }: Diagnostic, why: string, safety: 'safe' | 'unsafe'): Diagnostic =>
  withHint(
    { ...diagnostic, fix: fix && { ...fix, safety } },
    `By itself it cannot be done: ${why}. \`${safety === 'safe' ? '--fix' : '--unsafe-fixes'}\` does it together with the other repairs of this file.`,
  )

/** A repair after which PMM does something that it leaves alone today is never done unasked. */
function asQuestion({ fix, ...diagnostic }: Diagnostic, wakes: string): Diagnostic {
  const unsafe = { ...diagnostic, fix: fix && { ...fix, safety: 'unsafe' as const } }
  return withHint(
    unsafe,
    `After the repair PMM ${wakes}, which it does not do today: make sure that you want that.`,
  )
}

const withHint = (diagnostic: Diagnostic, more: string): Diagnostic => ({
  ...diagnostic,
  hint: diagnostic.hint ? `${diagnostic.hint} ${more}` : more,
})
