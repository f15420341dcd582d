import { withFeasibleFixes } from '../fix/feasibility.js'
import { type Defect, fix as repair } from '../fix/fix.js'
import type { FileReport } from '../lint/diagnostic.js'
import type { RuleMeta } from '../rules/rule.js'
import { createSource, type Source } from '../text/source.js'
import type { NewFile } from '../yaml/edit/draft.js'
import { inspect, type ValidateOptions } from './inspect.js'
import { withoutSecrets } from './redact.js'

export interface FixOptions extends ValidateOptions {
  /** Also repairs that may change what the config means. */
  readonly unsafe?: boolean
  /** Also repairs that take a second file; then `newFiles` must be written before the text is. */
  readonly mayAddFiles?: boolean
  /** Which rules' repairs are wanted; by default all. */
  repairs?(rule: RuleMeta): boolean
}

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

/** Repairs a config given as text or as a source; what is left to say is about the repaired text. */
export async function fix(config: string | Source, options: FixOptions = {}): Promise<FixedConfig> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const start = await inspect(source, options)
  const { skipped } = start
  // The target is settled by the text as it was: a repair must not change what the config is judged for. Of
  // a text that PMM cannot read not all is known; then the first that can be read settles it.
  let { target } = start
  let isSettled =
    (options.target !== undefined && options.target !== 'auto') || start.document.problems.length === 0
  const { document, checked, repairs, defects, files } = await repair(
    start,
    async (next) => {
      const inspected = await inspect(next, isSettled ? { ...options, target } : options)
      target = inspected.target
      isSettled ||= inspected.document.problems.length === 0
      return inspected
    },
    ({ finding, rule }) =>
      // What is not UTF-8 could not be written back as it was.
      source.encodingProblem === undefined &&
      finding.fix !== undefined &&
      (finding.fix.safety === 'safe' || options.unsafe === true) &&
      (options.repairs?.(rule.meta) ?? true),
    { mayAddFiles: options.mayAddFiles ?? false, mayWake: options.unsafe ?? false },
  )
  const left = await withFeasibleFixes({ document, checked }, (next) => inspect(next, { ...options, target }))
  const after = withoutSecrets(document, left, [], options)
  const before = document === start.document ? after : withoutSecrets(start.document, [], repairs)
  const { text } = document.source
  return {
    path: source.path,
    target,
    named: options.named ?? false,
    skipped,
    text,
    changed: text !== source.text,
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
    newFiles: files,
  }
}
