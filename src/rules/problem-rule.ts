import type { ConfigDocument } from '../yaml/document.js'
import type { Problem, ProblemCode } from '../yaml/problem.js'
import type { Finding, Rule, RuleMeta } from './rule.js'

/** A rule that puts words to what the reader found: one finding for each problem of a kind. */
export function problemRule(
  meta: RuleMeta,
  code: ProblemCode,
  words: (
    problem: Problem,
    line: (offset: number) => number,
    document: ConfigDocument,
  ) => Omit<Finding, 'at'>,
): Rule {
  return {
    meta,
    *check({ document }) {
      const line = (offset: number) => document.source.position(offset).line
      for (const problem of document.problems)
        if (problem.code === code)
          yield { at: { start: problem.at.start, end: problem.at.end }, ...words(problem, line, document) }
    },
  }
}
