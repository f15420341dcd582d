import type { FileReport } from '../lint/diagnostic.js'
import type { Source } from '../text/source.js'
import { type RedactedConfig, type RedactOptions, redact as redactSource } from './copy.js'
import { type FixedConfig, type FixOptions, fix as fixSource } from './fix.js'
import type { ValidateOptions } from './inspect.js'
import { checkCall } from './options.js'
import { validate as validateSource } from './validate.js'

export type { Defect } from '../fix/fix.js'
export type * from '../generated/sections.js'
export type {
  Diagnostic,
  FileReport,
  LineRange,
  ProposedFix,
  RelatedPlace,
  Repair,
} from '../lint/diagnostic.js'
export { ALL_DOCUMENTED_RULES as rules } from '../registry/documented-rules.js'
export type { DocumentedRule, Rule, RuleDocs, RuleMeta, Safety, Severity } from '../rules/rule.js'
export type { Edit } from '../text/edit.js'
export { createSource, type Position, type Range, type Source, type Span } from '../text/source.js'
export type { FixedConfig, FixOptions, RedactedConfig, RedactOptions, ValidateOptions }

/**
 * Judges a config given as text or as a source. Reads and writes nothing else.
 * @throws {TypeError} (as a rejection) for an option that there is not, or a value that it does not take
 */
export async function validate(config: string | Source, options: ValidateOptions = {}): Promise<FileReport> {
  checkCall('validate', config, options)
  return validateSource(config, options)
}

/**
 * Repairs a config given as text or as a source; what is left to say is about the repaired text.
 * @throws {TypeError} (as a rejection) for an option that there is not, or a value that it does not take
 */
export async function fix(config: string | Source, options: FixOptions = {}): Promise<FixedConfig> {
  checkCall('fix', config, options)
  return fixSource(config, options)
}

/**
 * Makes a copy of a config, given as text or as a source, that is safe to show: every secret is masked by a text of
 * the same length and form, so that the copy gets the same findings. It need not parse.
 * @throws {TypeError} (as a rejection) for an option that there is not, or a value that it does not take
 */
export async function redact(config: string | Source, options: RedactOptions = {}): Promise<RedactedConfig> {
  checkCall('redact', config, options)
  return redactSource(config, options)
}
