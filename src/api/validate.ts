import type { FileReport } from '../lint/diagnostic.js'
import { createSource, type Source } from '../text/source.js'
import { inspect, type ValidateOptions } from './inspect.js'

/** Judges a config given as text or as a source. Reads and writes nothing else. */
export async function validate(config: string | Source, options: ValidateOptions = {}): Promise<FileReport> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const inspected = await inspect(source, options)
  const { document, target, checked, skipped } = inspected
  const named = options.named ?? false
  const result = { path: source.path, target, named, skipped, fixed: [], changed: false }
  if (checked.length === 0) return { ...result, diagnostics: [] }
  // Loaded only for a file that something is said about.
  const { withoutSecrets } = await import('./redact.js')
  const found = checked.some(({ finding }) => finding.fix)
    ? await (await import('../fix/feasibility.js')).withFeasibleFixes(inspected, (next) =>
        inspect(next, { ...options, target }),
      )
    : checked.map(({ diagnostic }) => ({ ...diagnostic, fix: null }))
  const { masked, byteColumn, diagnostics } = withoutSecrets(document, found, [], options)
  return { ...result, masked, byteColumn, diagnostics }
}
