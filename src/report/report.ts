import type { Diagnostic, FileResult, Repair } from '../engine/diagnostic.js'
import type { Safety, Severity, Target } from '../rules/rule.js'
import type { Position } from '../text/source.js'
import type { Terminal } from './terminal.js'

export interface ReportedFile extends FileResult {
  /** The versions of PMM/Kometa it was judged for. */
  readonly target: Target
  /**
   * The whole text with secrets replaced by `*`, as long as the original in UTF-16 units and with its line
   * endings. Reporters get no other text, so that none of them can show a secret; absent: no code frames.
   */
  readonly masked?: string
  readonly fixed: readonly Repair[]
  /** The text is not the one that was read. */
  readonly changed: boolean
}

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

/** All that a run has to say. */
export interface Report {
  /** The versions of PMM/Kometa that the files were judged for, as a semver range. */
  readonly target: string
  readonly files: readonly ReportedFile[]
  readonly summary: Summary
}

/** Makes text of a report: pure, ends with a newline, empty when there is nothing to print. */
export type Reporter = (report: Report, terminal: Terminal) => string

export function summarize(files: readonly ReportedFile[]): Summary {
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
export function lastLine({ start, end }: { readonly start: Position; readonly end: Position }): number {
  return end.line > start.line && end.column <= 1 ? end.line - 1 : end.line
}
