import { type FixOptions, type FixResult, fix as fixSource } from './fix.js'
import type { ValidateOptions } from './inspect.js'
import { checkCall } from './library-options.js'
import type { Source } from './text/source.js'
import { type ValidationResult, validate as validateSource } from './validate.js'

export { ALL_DOCUMENTED_RULES as rules } from './documented-rules.js'
export type { Diagnostic, FileResult, LineRange, Repair } from './engine/diagnostic.js'
export type { Defect } from './engine/fix.js'
export type { DocumentedRule, Rule, RuleDocs, RuleMeta, Safety, Severity } from './rules/rule.js'
export { createSource, type Position, type Range, type Source } from './text/source.js'
export type { FixOptions, FixResult, ValidateOptions, ValidationResult }

/**
 * Judges a config given as text or as a source. Reads and writes nothing else.
 * @throws {TypeError} (as a rejection) for an option that there is not, or a value that it does not take
 */
export async function validate(
  config: string | Source,
  options: ValidateOptions = {},
): Promise<ValidationResult> {
  checkCall('validate', config, options)
  return validateSource(config, options)
}

/**
 * Repairs a config given as text or as a source; what is left to say is about the repaired text.
 * @throws {TypeError} (as a rejection) for an option that there is not, or a value that it does not take
 */
export async function fix(config: string | Source, options: FixOptions = {}): Promise<FixResult> {
  checkCall('fix', config, options)
  return fixSource(config, options)
}
