import type { Violation } from '../schema/violation.js'
import type { ConfigDocument } from '../yaml/document.js'
import { isStandIn } from './services/stand-ins.js'

/** Violations of values that were meant: a text that only stands for a value has a rule of its own. */
export function filledIn(document: ConfigDocument, violations: readonly Violation[]): readonly Violation[] {
  return violations.filter(({ at }) => !isStandIn(document, at))
}
