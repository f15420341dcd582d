import type { PathProblem } from '../files/failure.js'
import { type Found, findConfigs } from '../files/find.js'
import { readSource, readStdin, type StreamOutcome } from '../files/read.js'
import type { Target } from '../files/target.js'
import type { ReportedFile } from '../report/report.js'
import { summarize } from '../report/report.js'
import { type Format, reporters } from '../report/reporters.js'
import { detectTerminal } from '../report/terminal.js'
import { validate } from '../validate.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from './exit-codes.js'
import type { Io } from './io.js'

export interface ValidateRequest {
  /** Files, folders, globs, `-`; none means the config PMM would read. */
  readonly paths: readonly string[]
  readonly format: Format
}

/** `pmm-config validate`: finds, reads, judges, reports. Returns the exit code; never throws for bad input. */
export async function runValidate(request: ValidateRequest, io: Io): Promise<ExitCode> {
  const found = await findConfigs(request.paths, { cwd: io.cwd, env: io.env, forceExclude: false })
  const problems = [...found.problems]
  const files: (ReportedFile & { readonly named: boolean; readonly range: string })[] = []
  for (const target of found.targets) {
    const outcome = await read(target, io)
    if (outcome.ok) files.push({ ...(await judge(outcome)), named: target.named })
    else problems.push(outcome)
  }
  problems.push(...nothingJudged(files, found))
  const shown =
    request.format === 'json' ? files : files.filter((file) => file.named || file.skipped === null)
  const target = [...new Set(files.filter((file) => file.skipped === null).map((file) => file.range))].join(
    ' || ',
  )
  const report = { target, files: shown, summary: summarize(files) }
  io.stdout.write(reporters[request.format](report, detectTerminal(io.stdout, io.env)))
  complain(problems, io)
  if (problems.length > 0) return FAILED
  return report.summary.errors > 0 ? FOUND : CLEAN
}

function read(target: Target, io: Io): Promise<StreamOutcome> {
  return target.path === '-' ? readStdin(io.stdin) : readSource(target.path, io.cwd)
}

async function judge(
  outcome: StreamOutcome & { ok: true },
): Promise<ReportedFile & { readonly range: string }> {
  const { target, ...result } = await validate(outcome.source)
  return { ...result, range: target.range, fixed: [], changed: false }
}

/** A folder or glob is named to have its configs checked: none among its files is no success. */
function nothingJudged(
  files: readonly { skipped: string | null; named: boolean }[],
  found: Found,
): PathProblem[] {
  if (files.length === 0 || files.some((file) => file.named || file.skipped === null)) return []
  return [
    {
      path: found.searched.join(', '),
      message: `holds no config of PMM/Kometa (${files.length} other YAML ${files.length === 1 ? 'file' : 'files'})`,
      hint: 'Name the config itself.',
    },
  ]
}
