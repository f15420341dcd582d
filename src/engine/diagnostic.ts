import type { Safety, Severity } from '../rules/rule.js'
import type { Position } from '../text/source.js'
import type { Path } from '../yaml/document.js'

/** A finding in its final form: placed, judged for the target, free of secrets. What reporters print. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  readonly path: Path
  /** The versions for which it holds when that is only some of the target, as a semver range. */
  readonly versions: string | null
  readonly range: { readonly start: Position; readonly end: Position }
  readonly fix: { readonly title: string; readonly safety: Safety } | null
  readonly command: string | null
  /** The command that explains the rule. */
  readonly docs: string
}

/** Lines of a file as it was before the run, from 1, both included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** A repair that was made. It has no range: the text it stood in is gone. */
export interface Repair {
  readonly rule: string
  readonly title: string
  readonly safety: Safety
  readonly path: Path
  /** The lines that were changed or removed, and those that new ones were put next to. */
  readonly lines: readonly LineRange[]
}

/** What became of one file. */
export interface FileResult {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
  /** Why the file was not judged, in words; null when it was. */
  readonly skipped: string | null
}
