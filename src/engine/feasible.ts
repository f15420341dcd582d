import type { ConfigDocument } from '../yaml/document.js'
import type { Checked } from './check.js'
import type { Diagnostic } from './diagnostic.js'
import { planRepair } from './plan-repairs.js'

/** Trying a repair takes about a millisecond: in a file with thousands of them the rest is taken on trust. */
const MOST_TRIED = 200

/** Findings as they are reported: a repair is only promised where it can be made, else it is said why not. */
export function withFeasibleFixes(
  document: ConfigDocument,
  checked: readonly Checked[],
): readonly Diagnostic[] {
  let tried = 0
  return checked.map((one) => {
    const { diagnostic } = one
    if (!diagnostic.fix || tried++ >= MOST_TRIED) return diagnostic
    const planned = planRepair(document, one, true)
    if (!('refused' in planned)) return diagnostic
    const why = `The program cannot do it: ${planned.refused}.`
    return { ...diagnostic, fix: null, hint: diagnostic.hint ? `${diagnostic.hint} ${why}` : why }
  })
}
