import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import { findingLines, problemLine } from './finding-words.js'
import type { Problem, Reporter } from './report.js'
import { oneLine, visible } from './visible.js'
import { element, xmlDocument } from './xml.js'

/**
 * JUnit's XML as CI servers read it: a file is a suite, a finding a case. Only errors are failures, as only they end a
 * run with 1; the words of warnings and infos stand in cases that pass. A file that could not be read is an error.
 */
const render: Reporter['render'] = ({ tool, files, problems }) => {
  const suites = [...problems.map(failedSuite), ...files.map(fileSuite)]
  const sum = (count: keyof Counts) => suites.reduce((all, { counts }) => all + counts[count], 0)
  const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') }
  const root = { name: tool.name, ...totals }
  return xmlDocument(
    element(
      'testsuites',
      root,
      suites.map(({ text }) => text),
    ),
  )
}

interface Counts {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
}

interface Suite {
  readonly counts: Counts
  readonly text: string
}

function suite(path: string, cases: readonly string[], some: Partial<Counts>): Suite {
  const counts = { tests: cases.length, failures: 0, errors: 0, skipped: 0, ...some }
  return { counts, text: element('testsuite', { name: path, ...counts }, cases) }
}

function testcase(path: string, name: string, inner: readonly string[] = []): string {
  return element('testcase', { name, classname: path }, inner)
}

/** A server with no cases to read takes the run for broken: a file without findings is a case that passes. */
function fileSuite({ path, diagnostics, skipped }: FileReport): Suite {
  if (skipped !== null) {
    const inner = [element('skipped', { message: oneLine(skipped) })]
    return suite(path, [testcase(path, 'is not checked', inner)], { skipped: 1 })
  }
  if (diagnostics.length === 0) return suite(path, [testcase(path, 'nothing is wrong')], {})
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length
  const names = nameCases(diagnostics)
  const cases = diagnostics.map((found, index) => testcase(path, names[index]!, [outcome(found, path)]))
  return suite(path, cases, { failures })
}

function outcome(found: Diagnostic, path: string): string {
  const { severity, rule, range, message } = found
  const place = `${visible(path)}:${range.start.line}:${range.start.column}: ${severity}`
  const words = [place, ...findingLines(found, path)].join('\n')
  if (severity !== 'error') return element('system-out', {}, words)
  return element('failure', { message: oneLine(message), type: rule }, words)
}

/** Servers tell by the names of cases what is new: no line stands in them. */
function nameCases(diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>()
  return diagnostics.map(({ rule, path }) => {
    const name = path.length > 0 ? `${rule} at ${visible(path.join('.'))}` : rule
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count > 1 ? `${name} (${count})` : name
  })
}

function failedSuite(problem: Problem): Suite {
  const inner = [element('error', { message: problemLine(problem), type: 'not-checked' })]
  return suite(problem.path, [testcase(problem.path, 'can be checked', inner)], { errors: 1 })
}

export const reporter: Reporter = {
  name: 'junit',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'as given',
  render,
}
