import type { Severity } from '../rules/rule.js'
import { findingLines, problemLine } from './finding-words.js'
import { fingerprintOf } from './fingerprint.js'
import { inertJson } from './inert.js'
import type { Reporter } from './report.js'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'minor', info: 'info' }

/** GitLab's Code Quality report: places are lines, and a fingerprint names each finding from one run to the next. */
const render: Reporter['render'] = ({ files, problems }) => {
  const found = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map((one) => ({
      description: findingLines(one, path).join(' '),
      check_name: one.rule,
      fingerprint: fingerprintOf(path, one.fingerprint),
      severity: SEVERITIES[one.severity],
      location: { path, lines: { begin: one.range.start.line } },
    })),
  )
  const failed = problems.map((problem, index) => ({
    description: problemLine(problem),
    check_name: 'not-checked',
    fingerprint: fingerprintOf(problem.path, problem.message, String(index)),
    severity: 'blocker',
    location: { path: problem.path, lines: { begin: 1 } },
  }))
  return `${inertJson([...failed, ...found])}\n`
}

export const reporter: Reporter = {
  name: 'gitlab',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'from workspace',
  render,
}
