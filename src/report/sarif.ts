import type { FileReport } from '../lint/diagnostic.js'
import type { Severity } from '../rules/rule.js'
import { problemLine } from './finding-words.js'
import { inertJson } from './inert.js'
import type { Report, Reporter } from './report.js'
import { artifactOf, toResults } from './sarif-result.js'
import { toDescriptor } from './sarif-rule.js'
import { oneLine } from './visible.js'

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** What GitHub's code scanning takes of a run; with more than that it refuses the file. */
const MOST_RESULTS = 25_000

/** SARIF 2.1.0 (OASIS, errata 01), within the limits of GitHub's code scanning. */
const render: Reporter['render'] = (report) => {
  const { name, version } = report.tool
  const rules = [...report.rules.values()]
  const indexes = new Map(rules.map(({ meta }, index) => [meta.id, index]))
  const files = mostSevere(report.files)
  const run = {
    tool: { driver: { name, version, semanticVersion: version, rules: rules.map(toDescriptor) } },
    invocations: [
      {
        executionSuccessful: report.problems.length === 0,
        toolExecutionNotifications: notifications(report, countFindings(report.files) - countFindings(files)),
      },
    ],
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    results: files.flatMap((file) => toResults(file, indexes)),
  }
  return `${inertJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] })}\n`
}

function countFindings(files: readonly FileReport[]): number {
  return files.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0)
}

/** Where there are too many findings the milder ones are left out, of those the last. */
function mostSevere(files: readonly FileReport[]): readonly FileReport[] {
  if (countFindings(files) <= MOST_RESULTS) return files
  const all = files.flatMap(({ diagnostics }) => diagnostics)
  const ofSeverity = (severity: Severity) => all.filter((found) => found.severity === severity)
  const order = [...ofSeverity('error'), ...ofSeverity('warning'), ...ofSeverity('info')]
  const kept = new Set(order.slice(0, MOST_RESULTS))
  return files.map((file) => ({ ...file, diagnostics: file.diagnostics.filter((found) => kept.has(found)) }))
}

/** What was not done: files that could not be read, and those that were passed over. */
function notifications({ files, problems }: Report, leftOut: number) {
  return [
    ...problems.map((problem) => notification('error', problemLine(problem), problem.path)),
    ...files.flatMap(({ path, skipped }) =>
      skipped === null ? [] : [notification('note', `Not checked: ${oneLine(skipped)}`, path)],
    ),
    ...(leftOut > 0
      ? [notification('warning', `${leftOut} findings are left out: there are too many.`)]
      : []),
  ]
}

function notification(level: string, text: string, path = '') {
  const locations = [{ physicalLocation: { artifactLocation: artifactOf(path) } }]
  return { level, message: { text }, ...(path ? { locations } : {}) }
}

export const reporter: Reporter = {
  name: 'sarif',
  audience: 'machine',
  counts: false,
  lists: 'judged',
  paths: 'from workspace',
  render,
}
