import type { Finding, Rule, RuleContext, Severity, Target } from '../rules/rule.js'
import { SEVERITIES } from '../rules/rule.js'
import { checkSchema, ruleOf } from '../schema/check.js'
import type { Violation } from '../schema/violation.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import type { Diagnostic } from './diagnostic.js'
import { judge } from './target.js'

interface Found {
  readonly rule: Rule
  readonly finding: Finding
  readonly range: Range
}

/** Runs rules over a document: every mistake once, in the order of the file. */
export function check(
  document: ConfigDocument,
  rules: readonly Rule[],
  target: Target,
): readonly Diagnostic[] {
  const violations = byRule(checkSchema(document))
  const found = rules.flatMap((rule) =>
    run(rule, { document, target, violations: violations.get(rule.meta.id) ?? [] }),
  )
  const dropped = superseded(found)
  return found
    .filter((one) => !dropped.has(one))
    .flatMap((one) => toDiagnostic(document, one, target) ?? [])
    .sort(byPlace)
}

function byRule(violations: readonly Violation[]): ReadonlyMap<string, readonly Violation[]> {
  const groups = new Map<string, Violation[]>()
  for (const violation of violations) {
    const id = ruleOf(violation)
    if (id === undefined)
      throw new Error(`no rule is named for ${violation.keyword} at ${violation.path.join('.')}`)
    groups.set(id, [...(groups.get(id) ?? []), violation])
  }
  return groups
}

/** Findings of one rule at one place are the same finding. */
function run(rule: Rule, context: RuleContext): readonly Found[] {
  const places = new Map<string, Found>()
  for (const finding of rule.check(context)) {
    const range = isRange(finding.at) ? finding.at : context.document.range(finding.at)
    const place = `${range.start} ${range.end}`
    if (!places.has(place)) places.set(place, { rule, finding, range })
  }
  return [...places.values()]
}

function isRange(at: NodeRef | Range): at is Range {
  return 'start' in at
}

/** Where a rule that knows more speaks about a place, the ones it stands in for are silent there. */
function superseded(found: readonly Found[]): ReadonlySet<Found> {
  const dropped = new Set<Found>()
  for (const { rule, range } of found)
    for (const other of found)
      if (rule.meta.insteadOf?.includes(other.rule.meta.id) && overlap(range, other.range)) dropped.add(other)
  return dropped
}

const overlap = (a: Range, b: Range) => a.start <= b.end && b.start <= a.end

function toDiagnostic(
  document: ConfigDocument,
  { rule, finding, range }: Found,
  target: Target,
): Diagnostic | undefined {
  const { meta } = rule
  const severity = milder(meta.severity, finding.severity)
  const judgement = judge(severity, meta.holds, finding.not ?? meta.not, target)
  if (!judgement) return undefined
  return {
    rule: meta.id,
    severity: judgement.severity,
    message: finding.message,
    hint: finding.hint ?? null,
    path: isRange(finding.at) ? [] : finding.at.path,
    versions: judgement.versions,
    range: { start: document.source.position(range.start), end: document.source.position(range.end) },
    fix: null,
    command: finding.command ?? null,
    docs: `pmm-config explain ${meta.id}`,
  }
}

function milder(own: Severity, asked: Severity | undefined): Severity {
  if (asked === undefined) return own
  return SEVERITIES[Math.max(SEVERITIES.indexOf(own), SEVERITIES.indexOf(asked))]!
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.range.start.offset - b.range.start.offset || (a.rule < b.rule ? -1 : 1)
}
