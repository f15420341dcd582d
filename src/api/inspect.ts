import { type Checked, type Circumstances, check } from '../lint/check.js'
import { isPmmConfig } from '../lint/recognize.js'
import { autoTarget } from '../lint/target.js'
import { CORE_RULES, speaksOfServices } from '../registry/core-rules.js'
import { mayHoldOldForms } from '../registry/old-forms.js'
import { RULE_IDS } from '../registry/rule-ids.js'
import { type Facts, NO_FACTS } from '../rules/facts.js'
import { matches } from '../rules/pattern.js'
import type { Rule, Severity, Target } from '../rules/rule.js'
import type { Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import { readDocument } from '../yaml/read.js'

export interface ValidateOptions {
  /** What the text is called in results. */
  readonly path?: string
  /** The PMM/Kometa versions the config is for, as a semver range; by default, or `auto`, read off the config. */
  readonly target?: string | Target
  /**
   * The version of Kometa that is found beside the config. Asked where nobody names a target, and only if
   * something to be said depends on the version.
   */
  targetBeside?(): Promise<Target | undefined>
  /** A person named this very file: when it is no config at all, that is an error. */
  readonly named?: boolean
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
  /**
   * Repairs also hand out edits that write a secret anew, for whoever puts them into the same text and shows them
   * to nobody else. By default they refuse to.
   */
  readonly editsWithSecrets?: boolean
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

/** Reads a source and runs the rules over it. */
export async function inspect(source: Source, options: ValidateOptions): Promise<Inspection> {
  const document = readDocument(source)
  const given = toTarget(options.target)
  const target = given ?? autoTarget(document)
  if (!isPmmConfig(document)) return unrecognized(document, target, options)
  let depends = false
  const checked = await checkFor(document, target, options, () => {
    depends = true
  })
  const beside = depends && !given ? await options.targetBeside?.() : undefined
  if (!beside) return { document, target, checked, skipped: null }
  return { document, target: beside, checked: await checkFor(document, beside, options), skipped: null }
}

/** A file that is no config is passed over, unless a person named it. */
async function unrecognized(
  document: ConfigDocument,
  target: Target,
  options: ValidateOptions,
): Promise<Inspection> {
  const kind = (await import('../kometa/file-kind.js')).fileKind(document)
  if (!options.named)
    return { document, target, checked: [], skipped: `not a config of PMM/Kometa: it is ${kind.what}` }
  const rules = CORE_RULES.filter(({ meta }) => meta.id === 'config/not-a-config')
  const checked = await check(document, rules, { ...circumstances(target, options), unrecognized: kind }, [])
  return { document, target, checked, skipped: null }
}

async function checkFor(
  document: ConfigDocument,
  target: Target,
  options: ValidateOptions,
  dependsOnVersion?: () => void,
): Promise<readonly Checked[]> {
  const asked = options.optIn !== undefined || mayHoldOldForms(document, target)
  const all = [...(await rulesFor(document, asked)), ...(options.moreRules ?? [])]
  return check(document, all, {
    ...circumstances(target, options),
    ...(dependsOnVersion ? { dependsOnVersion } : {}),
  })
}

/** Rules that a config gives no cause for are not loaded. */
async function rulesFor(document: ConfigDocument, all: boolean): Promise<readonly Rule[]> {
  if (all) return (await import('../registry/all-rules.js')).ALL_RULES
  if (!speaksOfServices(document.source.text)) return CORE_RULES
  return (await import('../registry/file-rules.js')).PRESENT_RULES
}

/** What findings depend on, by the options of a call. */
export function circumstances(target: Target, options: ValidateOptions): Circumstances {
  return {
    ruleIds: [...RULE_IDS, ...(options.moreRules ?? []).map(({ meta }) => meta.id)],
    leavesOutPlugins: options.leavesOutPlugins ?? false,
    target,
    now: options.now ?? new Date(),
    facts: options.facts ?? NO_FACTS,
    margin: options.margin ?? DEFAULT_MARGIN,
    severityOf: (rule) => severityOf(rule, options.rules),
    isAskedFor: (rule) => options.optIn?.includes(rule) ?? false,
  }
}

function toTarget(target: ValidateOptions['target']): Target | undefined {
  if (target === 'auto') return undefined
  if (typeof target !== 'string') return target
  return { range: target, from: { kind: 'option', path: null, line: null } }
}

function severityOf(rule: string, settings: ValidateOptions['rules']): Severity | 'off' | undefined {
  let found: Severity | 'off' | undefined
  for (const [id, severity] of settings ?? []) if (matches(id, rule)) found = severity
  return found
}
