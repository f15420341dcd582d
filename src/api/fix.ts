import { fix as repair } from '../fix/fix.js'
import type { RuleMeta } from '../rules/rule.js'
import { createSource, type Source } from '../text/source.js'
import { type FixedConfig, fixedConfig } from './fixed-config.js'
import { inspect, type ValidateOptions } from './inspect.js'

export type { FixedConfig } from './fixed-config.js'

export interface FixOptions extends ValidateOptions {
  /** Also repairs that may change what the config means. */
  readonly unsafe?: boolean
  /** Also repairs that take a second file; then `newFiles` must be written before the text is. */
  readonly mayAddFiles?: boolean
  /** Which rules' repairs are wanted; by default all. */
  repairs?(rule: RuleMeta): boolean
}

/** Repairs a config given as text or as a source; what is left to say is about the repaired text. */
export async function fix(config: string | Source, options: FixOptions = {}): Promise<FixedConfig> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const start = await inspect(source, options)
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
  return fixedConfig({ start, document, checked, target, repairs, defects, newFiles: files }, options)
}
