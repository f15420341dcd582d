import { resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { type Report, type ReportedFile, type Summary, summarize } from '../report/report.js'
import { type Format, reporters } from '../report/reporters.js'
import { checkedLine } from '../report/summary.js'
import { detectTerminal, type Terminal } from '../report/terminal.js'
import type { Io } from './io.js'
import type { Output } from './outputs.js'

/** A file that could be read, with what the report needs of it. */
export type Judged = ReportedFile & { readonly named: boolean }

/** Prints and writes what the outputs ask for; returns what could not be written. */
export async function writeReports(
  files: readonly Judged[],
  summary: Summary,
  outputs: readonly Output[],
  quiet: boolean,
  io: Io,
): Promise<readonly PathProblem[]> {
  const ranges = files.flatMap(({ skipped, target }) => (skipped === null ? [target.range] : []))
  const target = [...new Set(ranges)].join(' || ')
  const terminal = detectTerminal(io.stdout, io.env)
  const problems: PathProblem[] = []
  for (const { format, file, within } of outputs) {
    const shown = files
      // People need not read of every other YAML file in a folder.
      .filter(({ named, skipped }) => format === 'json' || named || skipped === null)
      .map((one) => (format === 'github' ? { ...one, path: fromWorkspace(one.path, io) } : one))
      .map((one) => (quiet ? { ...one, diagnostics: one.diagnostics.filter(isError) } : one))
    const text = reporters[format](
      { target, files: shown, summary: quiet ? summarize(shown) : summary },
      file === undefined ? terminal : PLAIN,
    )
    if (file === undefined) {
      io.stdout.write(text)
      if (!quiet) note(format, { target, files, summary }, io)
    } else
      problems.push(
        ...[await (await import('../files/write-report.js')).writeReport(file, text, io.cwd, within)].filter(
          (problem) => problem !== undefined,
        ),
      )
  }
  return problems
}

/** People are told what was checked where the report does not say it, also when nothing is wrong. */
function note(format: Format, report: Report, { stderr }: Io): void {
  const { files, skipped, errors, warnings, infos, fixed } = report.summary
  const says = format === 'pretty' && errors + warnings + infos + fixed > 0
  if (says || (format !== 'pretty' && format !== 'concise') || files + skipped === 0) return
  const text = `${checkedLine(report)}\n`
  try {
    // Unlike a stream this costs next to nothing, and most runs have nothing else to say.
    if (stderr.writeSync) stderr.writeSync(text)
    else stderr.write(text)
  } catch {
    // Nobody is listening, and nothing is lost.
  }
}

/** GitHub takes the paths of annotations from the top of the checkout, wherever a step runs. */
function fromWorkspace(path: string, { cwd, env }: Io): string {
  const top = env.GITHUB_WORKSPACE
  const full = resolve(cwd, path)
  return top && full.startsWith(`${top}/`) ? full.slice(top.length + 1) : path
}

const isError = ({ severity }: { readonly severity: string }) => severity === 'error'

/** What a file can show. */
const PLAIN: Terminal = { isTTY: false, columns: 100, colour: false, unicode: true }
