import { withFeasibleFixes } from '../fix/feasibility.js'
import type { Defect } from '../fix/fix.js'
import type { FileReport, Repair } from '../lint/diagnostic.js'
import type { NewFile } from '../yaml/edit/draft.js'
import { type Inspection, inspect, type ValidateOptions } from './inspect.js'
import { withoutSecrets } from './redact.js'

/** A config with what was repaired in it, and what there is to report of it. */
export interface FixedConfig extends FileReport {
  /** The text after the repairs; the text that was given when there were none. It holds its secrets. */
  readonly text: string
  /** The text after the repairs, and the one before them, with their secrets masked: made when asked for. */
  readonly masked: string
  readonly maskedBefore: string
  /** Repairs that would have done harm and were left out: defects of this program. */
  readonly defects: readonly Defect[]
  /** What was taken out of the config into files of its own, beside it; none of them may be there yet. */
  readonly newFiles: readonly NewFile[]
}

/** What came of changes to a config. */
interface Changes {
  readonly start: Inspection
  /** The text after them, and what there is to say of it. */
  readonly document: Inspection['document']
  readonly checked: Inspection['checked']
  readonly target: Inspection['target']
  readonly repairs?: readonly Repair[]
  readonly defects?: readonly Defect[]
  readonly newFiles?: readonly NewFile[]
}

/** Puts together what there is to report of a config that was changed. */
export async function fixedConfig(
  { start, document, checked, target, repairs = [], defects = [], newFiles = [] }: Changes,
  options: ValidateOptions,
): Promise<FixedConfig> {
  const left = await withFeasibleFixes({ document, checked }, (next) => inspect(next, { ...options, target }))
  const after = withoutSecrets(document, left, [], options)
  const before = document === start.document ? after : withoutSecrets(start.document, [], repairs)
  const { path, text } = document.source
  return {
    path,
    target,
    named: options.named ?? false,
    skipped: start.skipped,
    text,
    changed: text !== start.document.source.text,
    diagnostics: after.diagnostics,
    get masked() {
      return after.masked
    },
    byteColumn: after.byteColumn,
    get maskedBefore() {
      return before.masked
    },
    fixed: before.repairs,
    defects,
    newFiles,
  }
}
