import type { ConfigDocument } from '../yaml/document.js'
import { createBudget } from './budget.js'
import type { Checked } from './check.js'
import type { Diagnostic } from './diagnostic.js'
import { planRepair } from './plan-repairs.js'

/** Trying takes its time: in a file with thousands of repairs the rest is taken on trust. */
const MOST_TRIED = 200

/** Written as UTF-8 every byte that is not could be another one. */
const NOT_UTF_8 = 'the file has to be saved as UTF-8 first'

/** Findings as they are reported: a repair is only promised where it can be made, else it is said why not. */
export function withFeasibleFixes(
  document: ConfigDocument,
  checked: readonly Checked[],
): readonly Diagnostic[] {
  let tried = 0
  const budget = createBudget(document.source.text.length)
  return checked.map((one) => {
    const { diagnostic } = one
    if (!diagnostic.fix) return diagnostic
    if (document.source.encodingProblem) return refused(diagnostic, NOT_UTF_8)
    if (tried++ >= MOST_TRIED || budget.isSpent()) return diagnostic
    const planned = planRepair(document, one, true)
    if ('refused' in planned) return refused(diagnostic, planned.refused)
    return planned.wakes === undefined ? diagnostic : asQuestion(diagnostic, planned.wakes)
  })
}

const refused = (diagnostic: Diagnostic, why: string): Diagnostic =>
  withHint({ ...diagnostic, fix: null }, `The program cannot do it: ${why}.`)

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
