import type { Safety, Severity, Target } from '../rules/rule.js'
import type { Edit } from '../text/edit.js'
import type { Span } from '../text/source.js'
import type { Path } from '../yaml/document.js'
import type { Refusal } from '../yaml/edit/plan.js'

/** A finding in its final form: placed, judged for the target, free of secrets. What reporters print. */
export interface Diagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string | null
  readonly path: Path
  /** The versions for which it holds when that is only some of the target, as a semver range. */
  readonly versions: string | null
  readonly range: Span
  /** Other places that belong to it, such as the first of two equal keys, in the order of the message. */
  readonly related: readonly RelatedPlace[]
  readonly fix: ProposedFix | null
  readonly command: string | null
  /** The command that explains the rule. */
  readonly docs: string
  /** Names the finding among those of its file, and stays the same while the file is edited elsewhere. */
  readonly fingerprint: string
}

export interface RelatedPlace {
  readonly range: Span
  /** What stands there, as a fragment: `first in line 3`. */
  readonly message: string
}

/** A repair that can be made. */
export interface ProposedFix {
  readonly title: string
  readonly safety: Safety
  /**
   * The edits of the text that was judged, in its order and apart from each other, or why there are none to be
   * had. Worked out when asked for.
   */
  edits(): readonly Edit[] | Refusal
}

/** A finding that was placed and judged; whether its repair can be made nobody has tried yet. */
export type PlacedFinding = Omit<Diagnostic, 'fix' | 'fingerprint'> & {
  readonly fix: Omit<ProposedFix, 'edits'> | null
}

/** And with a repair only where it can be made. Its words may still hold secrets. */
export type TriedFinding = Omit<Diagnostic, 'fingerprint'>

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

/** What became of one file: all that reports say of it, and free of secrets. */
export interface FileReport {
  readonly path: string
  /** The versions of PMM/Kometa it was judged for. */
  readonly target: Target
  /** A person named this very file. */
  readonly named: boolean
  /** Why the file was not judged, in words; null when it was. */
  readonly skipped: string | null
  /** What is wrong with it, in the order of the text; after repairs, what is left. */
  readonly diagnostics: readonly Diagnostic[]
  /** The repairs that were made, in the order they were made. */
  readonly fixed: readonly Repair[]
  /** The text is not the one that was read. */
  readonly changed: boolean
  /**
   * The whole text with every secret replaced by `*`, as long as it was in UTF-16 units and with its line endings;
   * only there where something was found, since nobody else has a use for it. The only form of the text that may
   * be shown.
   */
  readonly masked?: string
  /**
   * The column of an offset (in UTF-16 units) in the bytes of its line as UTF-8, from 1; there where `masked` is. It
   * cannot be told by the masked text, whose `*` are a byte each.
   */
  readonly byteColumn?: (offset: number) => number
}
