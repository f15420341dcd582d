import { type Checked, check } from './engine/check.js'
import { isPmmConfig } from './engine/recognize.js'
import { autoTarget } from './engine/target.js'
import { RULES } from './generated/rules.js'
import { mayHoldOldForms } from './old-forms.js'
import { RULE_IDS } from './rule-ids.js'
import { type Facts, NO_FACTS } from './rules/facts.js'
import { matches } from './rules/pattern.js'
import type { Rule, Severity, Target } from './rules/rule.js'
import type { Source } from './text/source.js'
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
  /** Rules of others, which run beside the program's own. */
  readonly moreRules?: readonly Rule[]
  /** Rules of plugins that were not loaded may be named in comments: nothing is known of them. */
  readonly leavesOutPlugins?: boolean
  /** Ids of rules that run only when they are asked for. */
  readonly optIn?: readonly string[]
}

const DEFAULT_MARGIN = 24 * 60 * 60

/** A text as PMM reads it, and what the rules say about it. */
export interface Inspection {
  readonly document: ConfigDocument
  readonly target: Target
  readonly checked: readonly Checked[]
  /** Why it was not judged, in words; null when it was. */
  readonly skipped: string | null
}

const NOT_PMM = 'not a config of PMM/Kometa: it has none of their sections'

/** Reads a source and runs the rules over it. */
export async function inspect(source: Source, options: ValidateOptions): Promise<Inspection> {
  const document = readDocument(source)
  const target = options.target === undefined ? autoTarget(document) : { range: options.target }
  if (!isPmmConfig(document)) return { document, target, checked: [], skipped: NOT_PMM }
  const asked = options.optIn !== undefined || mayHoldOldForms(document, target.range)
  const rules = asked ? (await import('./all-rules.js')).ALL_RULES : RULES
  const { moreRules = [] } = options
  const checked = await check(document, moreRules.length > 0 ? [...rules, ...moreRules] : rules, {
    ruleIds: [...RULE_IDS, ...moreRules.map(({ meta }) => meta.id)],
    leavesOutPlugins: options.leavesOutPlugins ?? false,
    target,
    now: options.now ?? new Date(),
    facts: options.facts ?? NO_FACTS,
    margin: options.margin ?? DEFAULT_MARGIN,
    severityOf: (rule) => severityOf(rule, options.rules),
    isAskedFor: (rule) => options.optIn?.includes(rule) ?? false,
  })
  return { document, target, checked, skipped: null }
}

function severityOf(rule: string, settings: ValidateOptions['rules']): Severity | 'off' | undefined {
  let found: Severity | 'off' | undefined
  for (const [id, severity] of settings ?? []) if (matches(id, rule)) found = severity
  return found
}
