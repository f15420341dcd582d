import type { Diagnostic, FileReport, Repair } from '../lint/diagnostic.js'
import type { Target } from '../rules/rule.js'
import type { Position, Span } from '../text/source.js'
import { inertJson } from './inert.js'
import type { Problem, Reporter, RuleCount, Summary } from './report.js'

/** The JSON report, version 1 (`schemas/report.schema.json`). It only grows. */
const render: Reporter['render'] = ({ files, problems, summary, statistics }) => {
  const report = {
    version: 1,
    target: targetOf(files),
    files: files.map(toFile),
    summary: toSummary(summary),
    problems: problems.map(toProblem),
    ...(statistics ? { statistics: statistics.map(toCount) } : {}),
  }
  return `${inertJson(report)}\n`
}

// Each part is spelt out: the order of keys and what is left out are part of the format.

/** Of all files that were judged. */
function targetOf(files: readonly FileReport[]): string {
  const ranges = files.flatMap(({ skipped, target }) => (skipped === null ? [target.range] : []))
  return [...new Set(ranges)].join(' || ')
}

function toFile({ path, target, diagnostics, fixed, changed, skipped }: FileReport) {
  return {
    path,
    ...toTarget(target, skipped),
    diagnostics: diagnostics.map(toDiagnostic),
    fixed: fixed.map(toRepair),
    changed,
    skipped,
  }
}

/** What was not judged was judged for no versions. */
function toTarget({ range, from: { kind, path, line } }: Target, skipped: string | null) {
  if (skipped !== null) return { target: null, targetFrom: null }
  return { target: range, targetFrom: { kind, path, line } }
}

function toDiagnostic(found: Diagnostic) {
  const { rule, severity, message, hint, path, versions, fix, command, docs } = found
  const repair = fix && { title: fix.title, safety: fix.safety }
  const related = found.related.map((place) => ({ range: toSpan(place.range), message: place.message }))
  return {
    rule,
    severity,
    message,
    hint,
    path,
    versions,
    range: toSpan(found.range),
    fix: repair,
    command,
    docs,
    related,
    fingerprint: found.fingerprint,
  }
}

function toSpan({ start, end }: Span) {
  return { start: toPosition(start), end: toPosition(end) }
}

function toPosition({ line, column, offset }: Position) {
  return { line, column, offset }
}

function toRepair({ rule, title, safety, path, lines }: Repair) {
  return { rule, title, safety, path, lines: lines.map(({ first, last }) => ({ first, last })) }
}

function toSummary({ files, skipped, errors, warnings, infos, fixed, fixable }: Summary) {
  return { files, skipped, errors, warnings, infos, fixed, fixable }
}

function toProblem({ path, message, hint }: Problem) {
  return { path, message, hint: hint ?? null }
}

function toCount({ rule, found, fixed, safe, unsafe }: RuleCount) {
  return { rule, found, fixed, safe, unsafe }
}

export const reporter: Reporter = {
  name: 'json',
  audience: 'machine',
  counts: true,
  lists: 'all',
  paths: 'as given',
  showsStatistics: true,
  render,
}
