import { check } from './engine/check.js'
import type { FileResult } from './engine/diagnostic.js'
import { isPmmConfig } from './engine/recognize.js'
import { autoTarget } from './engine/target.js'
import { RULES } from './generated/rules.js'
import type { Target } from './rules/rule.js'
import { createSource, type Source } from './text/source.js'
import { readDocument } from './yaml/read.js'

export interface ValidateOptions {
  /** What the text is called in results. */
  readonly path?: string
  /** The PMM/Kometa versions the config is for, as a semver range; by default read off the config. */
  readonly target?: string
}

export interface ValidationResult extends FileResult {
  readonly target: Target
}

/** Judges a config given as text or as a source. Reads and writes nothing else. */
export async function validate(
  config: string | Source,
  options: ValidateOptions = {},
): Promise<ValidationResult> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const document = await readDocument(source)
  const target = options.target === undefined ? autoTarget(document) : { range: options.target }
  if (!isPmmConfig(document)) return { path: source.path, target, diagnostics: [], skipped: NOT_PMM }
  const diagnostics = check(document, RULES, target)
  return { path: source.path, target, diagnostics, skipped: null }
}

const NOT_PMM = 'not a config of PMM/Kometa: it has none of their sections'
