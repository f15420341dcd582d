import { DEFINITION_ATTRIBUTES } from '../kometa/definition-attributes.js'
import { check } from '../lint/check.js'
import type { FileReport } from '../lint/diagnostic.js'
import { RULES_OF_LINKED_FILES } from '../registry/linked-rules.js'
import type { LinkedFile } from '../rules/linked-file.js'
import type { Target } from '../rules/rule.js'
import type { ConfigDocument } from '../yaml/document.js'
import { circumstances, type ValidateOptions } from './inspect.js'
import { withoutSecrets } from './redact.js'

/**
 * Judges a file that a config names: its YAML as PMM reads it, and the names in it. What builders are given is not
 * judged, and nothing is repaired.
 */
export async function validateLinked(
  document: ConfigDocument,
  linked: LinkedFile,
  target: Target,
  options: ValidateOptions,
): Promise<FileReport> {
  const how = { ...circumstances(target, options), linked }
  const checked = await check(document, RULES_OF_LINKED_FILES, how, [])
  const found = checked.map(({ diagnostic }) => ({ ...diagnostic, fix: null }))
  const { path } = document.source
  const result = { path, target, named: false, skipped: null, fixed: [], changed: false }
  if (found.length === 0) return { ...result, diagnostics: [] }
  const { masked, diagnostics } = withoutSecrets(document, found, [], { names: DEFINITION_ATTRIBUTES })
  return { ...result, masked, diagnostics }
}
