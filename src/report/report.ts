import type { Diagnostic, FileReport, Repair } from '../lint/diagnostic.js'
import type { RuleDocs, RuleMeta, Safety, Severity } from '../rules/rule.js'
import type { Span } from '../text/source.js'
import type { Terminal } from './terminal.js'

export interface Summary {
  /** Files that were judged; the skipped ones are not among them. */
  readonly files: number
  readonly skipped: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly fixed: number
  /** Findings that `--fix` alone would repair. */
  readonly fixable: number
}

/** A rule that spoke, with what people read of it. */
export interface ReportedRule extends RuleDocs {
  readonly meta: RuleMeta
}

/** What could not be done, such as reading a file. People are told on standard error. */
export interface Problem {
  /** What it is about, mostly a file; empty where that is the run as a whole. */
  readonly path: string
  readonly message: string
  readonly hint?: string
}

/** What one rule comes to in a run. */
export interface RuleCount {
  readonly rule: string
  readonly found: number
  /** Repairs that were made. */
  readonly fixed: number
  /** How many of those found can be repaired, by safety. */
  readonly safe: number
  readonly unsafe: number
}

/** All that a run has to say. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string }
  /** The rules that the findings are of, by their ids; only for reporters whose audience is a machine. */
  readonly rules: ReadonlyMap<string, ReportedRule>
  readonly files: readonly FileReport[]
  readonly problems: readonly Problem[]
  readonly summary: Summary
  /** Counts by rule, where they are asked for. */
  readonly statistics?: readonly RuleCount[]
}

/** An output format: how a report is printed, and which one. */
export interface Reporter {
  readonly name: string
  /** A person is told beside the report what was checked; a machine gets the report and nothing else. */
  readonly audience: 'person' | 'machine'
  /** Whether the report itself says how much was found, where anything was. */
  readonly counts: boolean
  /** `judged`: without files that are no configs and that nobody named; people need not read of them. */
  readonly lists: 'all' | 'judged'
  /** `from workspace`: from the top of the checkout, wherever in it a step of a pipeline runs. */
  readonly paths: 'as given' | 'from workspace'
  /** It shows the report's statistics; where it does not they are printed beside it, for people. */
  readonly showsStatistics?: true
  /** Makes text of a report: pure, ends with a newline, empty when there is nothing to print. */
  render(report: Report, terminal: Terminal): string
}

export function summarize(files: readonly FileReport[]): Summary {
  const diagnostics = files.flatMap((file) => file.diagnostics)
  const count = (severity: Severity) => diagnostics.filter((found) => found.severity === severity).length
  const skipped = files.filter((file) => file.skipped !== null).length
  return {
    files: files.length - skipped,
    skipped,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixed: files.reduce((sum, file) => sum + file.fixed.length, 0),
    fixable: countFixable(diagnostics, 'safe'),
  }
}

/** How many findings have a repair of this safety. */
export function countFixable(diagnostics: readonly Diagnostic[], safety: Safety): number {
  return diagnostics.filter((found) => found.fix?.safety === safety).length
}

/** Repairs by the lines they were made in; they are done in another order. */
export function inOrder(fixed: readonly Repair[]): readonly Repair[] {
  return fixed.toSorted((a, b) => (a.lines[0]?.first ?? 0) - (b.lines[0]?.first ?? 0))
}

/** The last line (from 1) that a place has a part of: one that ends where a line begins holds nothing of it. */
export function lastLine({ start, end }: Span): number {
  return end.line > start.line && end.column <= 1 ? end.line - 1 : end.line
}
