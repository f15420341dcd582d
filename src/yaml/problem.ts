import type { Range } from '../text/source.js'
import type { Path } from './document.js'

/** What stops PMM from reading a file at all. Each is reported by the rule of the same name in `rules/yaml`. */
export type ProblemCode =
  | 'alias'
  | 'control-character'
  | 'duplicate-key'
  | 'encoding'
  | 'impossible-value'
  | 'merge'
  | 'multiple-documents'
  | 'syntax'
  | 'tab'
  | 'too-deep'

export interface Problem {
  readonly code: ProblemCode
  readonly at: Range
  /** Every offset that is meant, where a problem stands for several. */
  readonly places?: readonly number[]
  /** The parser's own code or word for it, where words depend on it. */
  readonly detail?: string
  /** Where in the data, for problems that have a place there. */
  readonly path?: Path
  /** The other place that belongs to it: the first of two equal keys. */
  readonly related?: Range
}
