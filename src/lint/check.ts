import type { FileKind } from '../kometa/file-kind.js'
import type { Facts } from '../rules/facts.js'
import type { LinkedFile } from '../rules/linked-file.js'
import { matches } from '../rules/pattern.js'
import type { Finding, Rule, RuleContext, Severity, Target } from '../rules/rule.js'
import { SEVERITIES } from '../rules/rule.js'
import type { Suppression } from '../rules/suppression.js'
import { asksForVariableNames } from '../rules/variable-lists.js'
import { endsBefore, outside } from '../rules/versions.js'
import { ROOT_KEYS } from '../schema/knowledge.js'
import type { Violation } from '../schema/violation.js'
import { ruleOf, walkSchemas } from '../schema/walk.js'
import { sectionRuleOf } from '../sections/section-rules.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import type { PlacedFinding } from './diagnostic.js'
import type { judge } from './severity.js'
import { isRange, superseded } from './superseded.js'
import { createSilencer, findSuppressions } from './suppression.js'

/** All that findings depend on besides the text. */
export interface Circumstances {
  readonly target: Target
  readonly now: Date
  readonly facts: Facts
  /** In seconds, see RuleContext. */
  readonly margin: number
  /** What the settings say of a rule: a severity in place of its own, or that it is not to run. */
  severityOf(rule: string): Severity | 'off' | undefined
  /** All rules there are, also those that are not run here. */
  readonly ruleIds: readonly string[]
  /** Plugins are named that were not loaded, so that their rules are not among these. */
  readonly leavesOutPlugins?: boolean
  /** Whether a rule that runs only when it is asked for was asked for. */
  isAskedFor(rule: string): boolean
  /** See RuleContext. */
  readonly linked?: LinkedFile
  readonly unrecognized?: FileKind
  /** Called where there is something that would be said otherwise, or not at all, for other versions. */
  dependsOnVersion?(): void
}

export interface Found {
  readonly rule: Rule
  readonly finding: Finding
  readonly range: Range
}

/** A finding that was placed and judged, with the rule it is of and its repair. */
export interface Checked {
  readonly rule: Rule
  readonly finding: Finding
  readonly diagnostic: PlacedFinding
}

export type Holding = Found & Checked

/** Runs rules over a document: every mistake once, in the order of the file. */
export async function check(
  document: ConfigDocument,
  rules: readonly Rule[],
  circumstances: Circumstances,
  violations: readonly Violation[] = walkSchemas(document, readBy(circumstances.target)),
): Promise<readonly Checked[]> {
  const named = byRule(violations)
  const sayOf = await wordsFor(document, violations)
  const variables = await variablesFor(document)
  const suppressions = findSuppressions(document)
  const active = rules.filter(
    ({ meta }) =>
      circumstances.severityOf(meta.id) !== 'off' && (!meta.optIn || circumstances.isAskedFor(meta.id)),
  )
  const findings = (last: boolean): readonly Found[] => {
    // One for all rules that no violation is about, which are nearly all.
    const context = {
      ...circumstances,
      ...(sayOf ? { sayOf } : {}),
      ...(variables ? { variables } : {}),
      document,
      violations: [],
      suppressions: last ? suppressions : [],
    }
    return active
      .filter(({ meta }) => (meta.last ?? false) === last)
      .flatMap((rule) => {
        const violations = named.get(rule.meta.id)
        return run(rule, violations ? { ...context, violations } : context)
      })
  }
  const isSilenced = createSilencer(suppressions)
  const audible = (found: readonly Holding[]) =>
    found.filter(({ rule, range }) => !isSilenced(rule.meta.id, range.start))
  const first = await holding(document, findings(false), circumstances)
  const dropped = superseded(first)
  const kept = audible(first.filter((one) => !dropped.has(one)))
  excuse(suppressions, rules, circumstances)
  const last = audible(await holding(document, findings(true), circumstances))
  return [...kept, ...last].sort((a, b) => byPlace(a.diagnostic, b.diagnostic))
}

/**
 * What depends on the clock or on a commit under way may have something to say another time, and what the
 * settings turn off had no chance to: a comment about it is not unused.
 */
function excuse(
  suppressions: readonly Suppression[],
  rules: readonly Rule[],
  { severityOf }: Circumstances,
): void {
  const known = new Map<string, boolean>()
  const isExcused = (id: string) =>
    rules.some(
      ({ meta }) => matches(id, meta.id) && (meta.kind === 'credential' || severityOf(meta.id) === 'off'),
    )
  for (const { rules: named, silenced } of suppressions)
    for (const { id } of named) {
      const excused = known.get(id) ?? isExcused(id)
      known.set(id, excused)
      if (excused) silenced.add(id)
    }
}

/** What holds for the target at all: what does not, stands in for nothing either. */
async function holding(
  document: ConfigDocument,
  found: readonly Found[],
  circumstances: Circumstances,
): Promise<readonly Holding[]> {
  if (found.length === 0) return []
  if (found.some(({ rule, finding }) => versionsOf(rule, finding).not)) circumstances.dependsOnVersion?.()
  const { judge } = await import('./severity.js')
  return found.flatMap((one) => {
    const diagnostic = toDiagnostic(document, one, circumstances, judge)
    return diagnostic ? [{ ...one, diagnostic }] : []
  })
}

function byRule(violations: readonly Violation[]): ReadonlyMap<string, readonly Violation[]> {
  const groups = new Map<string, Violation[]>()
  for (const violation of violations) {
    const id = ruleOf(violation) ?? sectionRuleOf(violation.section, violation.keyword)
    const group = groups.get(id)
    if (group) group.push(violation)
    else groups.set(id, [violation])
  }
  return groups
}

/** The words for violations are loaded where a section rule has something to say. */
async function wordsFor(
  document: ConfigDocument,
  violations: readonly Violation[],
): Promise<RuleContext['sayOf']> {
  if (violations.every((violation) => ruleOf(violation) !== undefined)) return undefined
  const { say } = await import('../sections/say/say.js')
  return (violation) => say(document, violation)
}

/** The same for the names of template variables. */
async function variablesFor(document: ConfigDocument): Promise<RuleContext['variables']> {
  if (!asksForVariableNames(document)) return undefined
  const { createVariableKnowledge } = await import('../rules/variable-names.js')
  return createVariableKnowledge()
}

/**
 * Whether the target reads a key that only some versions do: its newest one, for a key that is gone; any of them,
 * for a newer one, which is no mistake then.
 */
function readBy({ range }: Target): (versions: string) => boolean {
  const known = new Map<string, boolean>()
  const isRead = (versions: string) => {
    const [, start = '', end] = /^>=?(\S+)(?: <=?(\S+))?$/.exec(versions) ?? []
    return end === undefined ? !endsBefore(range, start) : endsBefore(range, end)
  }
  return (versions) => {
    const before = known.get(versions) ?? isRead(versions)
    known.set(versions, before)
    return before
  }
}

/** Findings of one rule at one place are the same finding. */
function run(rule: Rule, context: RuleContext): readonly Found[] {
  const places = new Map<string, Found>()
  for (const finding of rule.check(context)) {
    const range = rangeOf(context.document, finding.at)
    const place = `${range.start} ${range.end}`
    if (!places.has(place)) places.set(place, { rule, finding, range })
  }
  return [...places.values()]
}

const rangeOf = (document: ConfigDocument, at: NodeRef | Range): Range =>
  isRange(at) ? at : document.range(at)

function toDiagnostic(
  document: ConfigDocument,
  { rule, finding, range }: Found,
  { target, severityOf }: Circumstances,
  judged: typeof judge,
): PlacedFinding | undefined {
  const { meta } = rule
  const own = milder(meta.severity, finding.severity)
  const { holds, not } = versionsOf(rule, finding)
  const judgement = judged(own, holds, not, target)
  if (!judgement || ((finding.wholly ?? meta.wholly) && judgement.versions)) return undefined
  const asked = severityOf(meta.id)
  return {
    rule: meta.id,
    severity: asked === undefined || asked === 'off' ? judgement.severity : asked,
    message: finding.message,
    hint: finding.hint ?? null,
    path: isRange(finding.at) ? [] : finding.at.path,
    versions: judgement.versions,
    range: document.source.span(range),
    related: (finding.related ?? []).map(({ at, message }) => ({
      range: document.source.span(rangeOf(document, at)),
      message,
    })),
    fix: finding.fix ? { title: finding.fix.title, safety: finding.fix.safety } : null,
    command: finding.command ?? null,
    docs: `pmm-config explain ${meta.id}`,
  }
}

/** Where a finding holds, and where it does not: what is wrong in a section matters where that is read. */
function versionsOf({ meta }: Rule, finding: Finding): { readonly holds: string; readonly not?: string } {
  const holds = finding.holds ?? meta.holds
  const not = finding.not ?? meta.not
  const read = ROOT_KEYS.get(meta.id.split('/')[0]!)?.['x-versions'] ?? ''
  const end = /<=?\S+$/.exec(read)?.[0]
  if (end === undefined) return not === undefined ? { holds } : { holds, not }
  const parts = holds.split(' || ').map((part) => (part.includes('<') ? part : `${part} ${end}`))
  return { holds: parts.join(' || '), not: [...(not ? [not] : []), outside(end)].join(' || ') }
}

function milder(own: Severity, asked: Severity | undefined): Severity {
  if (asked === undefined) return own
  return SEVERITIES[Math.max(SEVERITIES.indexOf(own), SEVERITIES.indexOf(asked))]!
}

function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return a.range.start.offset - b.range.start.offset || (a.rule < b.rule ? -1 : 1)
}
