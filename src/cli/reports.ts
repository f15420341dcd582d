import type { PathProblem } from '../files/failure.js'
import type { FileReport } from '../lint/diagnostic.js'
import type { Summary } from '../report/report.js'
import { DEFAULT_FORMAT, loadReporter } from '../report/reporters.js'
import { checkedLine } from '../report/summary.js'
import { detectTerminal, type Terminal } from '../report/terminal.js'
import type { Rule } from '../rules/rule.js'
import type { Io } from './io.js'
import type { Output } from './outputs.js'

/** What a run comes to. */
export interface RunResult {
  readonly files: readonly FileReport[]
  /** What could not be done. */
  readonly problems: readonly PathProblem[]
  readonly summary: Summary
  /** The rules of plugins. */
  readonly moreRules: readonly Rule[]
}

export interface ReportRequest {
  /** Errors only. */
  readonly quiet: boolean
  /** Counts by rule as well. */
  readonly statistics: boolean
}

/** Prints and writes what the outputs ask for; returns what could not be written. */
export async function writeReports(
  result: RunResult,
  outputs: readonly Output[],
  request: ReportRequest,
  io: Io,
): Promise<readonly PathProblem[]> {
  const { files, summary } = result
  const { quiet } = request
  const problems: PathProblem[] = []
  let tellsStatistics = request.statistics
  for (const { format, file, within } of outputs) {
    // Most runs find nothing, and need not load what would print nothing.
    if (format === DEFAULT_FORMAT && file === undefined && isSilent(files)) {
      if (!quiet) tellCounts(result, io)
      continue
    }
    const reporter = await loadReporter(format)
    const report = await (await import('./make-report.js')).makeReport(reporter, result, request, io)
    const text = reporter.render(report, file === undefined ? detectTerminal(io.stdout, io.env) : PLAIN)
    if (file === undefined) {
      io.stdout.write(text)
      if (reporter.showsStatistics) tellsStatistics = false
      if (!quiet && reporter.audience === 'person' && !(reporter.counts && saysAny(summary)))
        tellCounts(result, io)
    } else {
      const { problemOfPlace } = await import('./make-report.js')
      const { writeReport } = await import('../files/write-report.js')
      const problem = problemOfPlace(file, files, io) ?? (await writeReport(file, text, io.cwd, within))
      if (problem) problems.push(problem)
    }
  }
  if (tellsStatistics) io.stderr.write(await (await import('./make-report.js')).statisticsOf(files, quiet))
  return problems
}

/** Nothing was found or repaired, and nobody named what was passed over. */
const isSilent = (files: readonly FileReport[]) =>
  files.every(
    (one) => one.diagnostics.length + one.fixed.length === 0 && !(one.named && one.skipped !== null),
  )

const saysAny = ({ errors, warnings, infos, fixed }: Summary) => errors + warnings + infos + fixed > 0

/** People are told what was checked where the report does not say it, also when nothing is wrong. */
function tellCounts({ files, summary }: RunResult, { stderr }: Io): void {
  if (summary.files + summary.skipped === 0) return
  const text = `${checkedLine({ files, summary })}\n`
  try {
    // Unlike a stream this costs next to nothing, and most runs have nothing else to say.
    if (stderr.writeSync) stderr.writeSync(text)
    else stderr.write(text)
  } catch {
    // Nobody is listening, and nothing is lost.
  }
}

/** What a file can show. */
const PLAIN: Terminal = { isTTY: false, columns: 100, colour: false, unicode: true }
