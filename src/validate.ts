import type { FileResult } from './engine/diagnostic.js'
import { inspect, type ValidateOptions } from './inspect.js'
import type { Target } from './rules/rule.js'
import { createSource, type Source } from './text/source.js'

export interface ValidationResult extends FileResult {
  readonly target: Target
  /**
   * The whole text with every secret replaced by `*`, each as long as it was; only there when something was
   * found, since nobody else has a use for it. The only form of the text that may be shown.
   */
  readonly masked?: string
}

/** Judges a config given as text or as a source. Reads and writes nothing else. */
export async function validate(
  config: string | Source,
  options: ValidateOptions = {},
): Promise<ValidationResult> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const inspected = await inspect(source, options)
  const { document, target, checked, skipped } = inspected
  const result = { path: source.path, target, skipped }
  if (checked.length === 0) return { ...result, diagnostics: [] }
  // Loaded only for a file that something is said about.
  const { withoutSecrets } = await import('./redact.js')
  const found = checked.some(({ finding }) => finding.fix)
    ? await (await import('./engine/feasible.js')).withFeasibleFixes(inspected, (next) =>
        inspect(next, { ...options, target }),
      )
    : checked.map(({ diagnostic }) => diagnostic)
  const { masked, diagnostics } = withoutSecrets(document, found)
  return { ...result, masked, diagnostics }
}
