import type { ConfigDocument } from '../yaml/document.js'
import type { Checked } from './check.js'
import type { Diagnostic } from './diagnostic.js'
import { planRepair } from './plan-repairs.js'

/** Trying a repair takes about a millisecond: in a file with thousands of them the rest is taken on trust. */
const MOST_TRIED = 200

/** Written as UTF-8 every byte that is not could be another one. */
const NOT_UTF_8 = 'the file has to be saved as UTF-8 first'

/** Findings as they are reported: a repair is only promised where it can be made, else it is said why not. */
export function withFeasibleFixes(
  document: ConfigDocument,
  checked: readonly Checked[],
): readonly Diagnostic[] {
  let tried = 0
  return checked.map((one) => {
    const { diagnostic } = one
    if (!diagnostic.fix) return diagnostic
    const mayTry = tried++ < MOST_TRIED
    const refused = document.source.encodingProblem
      ? NOT_UTF_8
      : mayTry
        ? refusalOf(document, one)
        : undefined
    if (refused === undefined) return diagnostic
    const why = `The program cannot do it: ${refused}.`
    return { ...diagnostic, fix: null, hint: diagnostic.hint ? `${diagnostic.hint} ${why}` : why }
  })
}

function refusalOf(document: ConfigDocument, one: Checked): string | undefined {
  const planned = planRepair(document, one, true)
  return 'refused' in planned ? planned.refused : undefined
}
