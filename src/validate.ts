import { check } from './engine/check.js'
import type { Diagnostic, FileResult } from './engine/diagnostic.js'
import { isPmmConfig } from './engine/recognize.js'
import { autoTarget } from './engine/target.js'
import { RULES } from './generated/rules.js'
import { type Facts, NO_FACTS } from './rules/facts.js'
import { matches } from './rules/pattern.js'
import type { Severity, Target } from './rules/rule.js'
import { isSecretPath, keyNames } from './schema/knowledge.js'
import { createSource, type Source } from './text/source.js'
import type { ConfigDocument } from './yaml/document.js'
import { readDocument } from './yaml/read.js'

export interface ValidateOptions {
  /** What the text is called in results. */
  readonly path?: string
  /** The PMM/Kometa versions the config is for, as a semver range; by default read off the config. */
  readonly target?: string
  /** The clock that tokens are judged by; by default the real one. */
  readonly now?: Date
  /** What is known of the file from outside its text. */
  readonly facts?: Facts
  /** How long before its end an access token counts as about to expire, in seconds; by default a day. */
  readonly margin?: number
  /** Severities in place of the rules' own, by rule id or `group/*`; later ones win. */
  readonly rules?: ReadonlyMap<string, Severity | 'off'>
}

const DEFAULT_MARGIN = 24 * 60 * 60

export interface ValidationResult extends FileResult {
  readonly target: Target
  /**
   * The whole text with every secret replaced by `*`, each as long as it was; only there when something was
   * found, since nobody else has a use for it. The only form of the text that may be shown.
   */
  readonly masked?: string
}

const NOT_PMM = 'not a config of PMM/Kometa: it has none of their sections'

/** Judges a config given as text or as a source. Reads and writes nothing else. */
export async function validate(
  config: string | Source,
  options: ValidateOptions = {},
): Promise<ValidationResult> {
  const source = typeof config === 'string' ? createSource(options.path ?? 'config.yml', config) : config
  const document = await readDocument(source)
  const target = options.target === undefined ? autoTarget(document) : { range: options.target }
  if (!isPmmConfig(document)) return { path: source.path, target, diagnostics: [], skipped: NOT_PMM }
  const diagnostics = await check(document, RULES, {
    target,
    now: options.now ?? new Date(),
    facts: options.facts ?? NO_FACTS,
    margin: options.margin ?? DEFAULT_MARGIN,
    severityOf: (rule) => severityOf(rule, options.rules),
  })
  const result = { path: source.path, target, skipped: null }
  return diagnostics.length > 0
    ? { ...result, ...(await withoutSecrets(document, diagnostics)) }
    : { ...result, diagnostics }
}

function severityOf(rule: string, settings: ValidateOptions['rules']): Severity | 'off' | undefined {
  let found: Severity | 'off' | undefined
  for (const [id, severity] of settings ?? []) if (matches(id, rule)) found = severity
  return found
}

/** Loaded only for a file that something is said about. */
async function withoutSecrets(
  document: ConfigDocument,
  diagnostics: readonly Diagnostic[],
): Promise<{ readonly masked: string; readonly diagnostics: readonly Diagnostic[] }> {
  const { createRedactor, findSecrets, maskText } = await import('./secrets/secrets.js')
  const { source } = document
  const knowledge = { isSecretKey: isSecretPath, ...keyNames() }
  const secrets = findSecrets(source, knowledge, document)
  const redact = createRedactor(source, secrets, knowledge)
  // The words of messages are ours; what they quote of the file stands in backticks.
  const redactQuoted = (words: string) => words.replace(/`[^`]*`/g, redact)
  return {
    masked: maskText(source.text, secrets),
    diagnostics: diagnostics.map((found) => ({
      ...found,
      message: redactQuoted(found.message),
      hint: found.hint === null ? null : redactQuoted(found.hint),
      path: found.path.map((step) => (typeof step === 'string' ? redact(step) : step)),
    })),
  }
}
