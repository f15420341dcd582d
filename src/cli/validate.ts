import { resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { type Found, findConfigs } from '../files/find.js'
import { lineCommittedAt } from '../files/git.js'
import { readSource, readStdin, type StreamOutcome } from '../files/read.js'
import type { Target } from '../files/target.js'
import { writeReport } from '../files/write-report.js'
import { type ReportedFile, type Summary, summarize } from '../report/report.js'
import { reporters } from '../report/reporters.js'
import { detectTerminal, type Terminal } from '../report/terminal.js'
import type { Facts } from '../rules/facts.js'
import type { Source } from '../text/source.js'
import { validate } from '../validate.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from './exit-codes.js'
import type { Io } from './io.js'
import { type Options, resolveOptions, type ValidateRequest } from './options.js'
import type { Output } from './outputs.js'

/** A file that could be read, with what the report needs of it. */
type Judged = ReportedFile & { readonly named: boolean; readonly range: string }

/** `pmm-config validate`: finds, reads, judges, reports. Returns the exit code; never throws for bad input. */
export async function runValidate(request: ValidateRequest, io: Io): Promise<ExitCode> {
  const resolved = await resolveOptions(request, io)
  if ('problems' in resolved) return giveUp(resolved.problems, io)
  const { options } = resolved
  const { settings } = options
  const found = await findConfigs(request.paths, {
    cwd: io.cwd,
    env: io.env,
    files: settings.files,
    ignore: settings.ignore,
    ignoreFrom: settings.ignoreFrom,
    forceExclude: request.forceExclude ?? false,
  })
  const problems = [...found.problems]
  const files: Judged[] = []
  for (const target of found.targets) {
    const outcome = await read(target, request, io)
    if (outcome.ok) files.push(await judge(outcome, target, options, io))
    else problems.push(outcome)
  }
  problems.push(...nothingJudged(files, found))
  const summary = summarize(files)
  problems.push(...(await report(files, summary, options.outputs, request.quiet ?? false, io)))
  if (problems.length > 0) return giveUp(problems, io)
  const tooMany = request.maxWarnings !== undefined && summary.warnings > request.maxWarnings
  if (tooMany && summary.errors === 0)
    io.stderr.write(
      `pmm-config: ${summary.warnings} warnings are more than --max-warnings ${request.maxWarnings}\n`,
    )
  return summary.errors > 0 || tooMany ? FOUND : CLEAN
}

function giveUp(problems: readonly PathProblem[], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

type Read = StreamOutcome & { readonly modifiedAt?: Date }

function read(target: Target, { stdinFilename }: ValidateRequest, io: Io): Promise<Read> {
  return target.path === '-' ? readStdin(io.stdin, stdinFilename) : readSource(target.path, io.cwd)
}

async function judge(read: Read & { ok: true }, target: Target, options: Options, io: Io): Promise<Judged> {
  const { source, modifiedAt } = read
  const { target: range, ...result } = await validate(source, {
    now: options.now,
    margin: options.settings.margin,
    rules: options.rules,
    facts: gatherFacts(source, modifiedAt, target, io),
    ...(options.target === undefined ? {} : { target: options.target }),
  })
  return { ...result, named: target.named, range: range.range, fixed: [], changed: false }
}

/** pre-commit sets PRE_COMMIT for the hooks that it runs. */
function gatherFacts(source: Source, modifiedAt: Date | undefined, target: Target, io: Io): Facts {
  return {
    committing: Boolean(io.env.PRE_COMMIT),
    ...(modifiedAt ? { modifiedAt } : {}),
    ...(target.path === '-'
      ? {}
      : { lineChangedAt: ({ start }) => lineCommittedAt(target.path, io.cwd, source.position(start).line) }),
  }
}

async function report(
  files: readonly Judged[],
  summary: Summary,
  outputs: readonly Output[],
  quiet: boolean,
  io: Io,
): Promise<readonly PathProblem[]> {
  const target = [...new Set(files.filter(({ skipped }) => skipped === null).map(({ range }) => range))].join(
    ' || ',
  )
  const terminal = detectTerminal(io.stdout, io.env)
  const problems: PathProblem[] = []
  for (const { format, file } of outputs) {
    const shown = files
      // People need not read of every other YAML file in a folder.
      .filter(({ named, skipped }) => format === 'json' || named || skipped === null)
      .map((one) => (format === 'github' ? { ...one, path: fromWorkspace(one.path, io) } : one))
      .map((one) => (quiet ? { ...one, diagnostics: one.diagnostics.filter(isError) } : one))
    const text = reporters[format](
      { target, files: shown, summary: quiet ? summarize(shown) : summary },
      file === undefined ? terminal : PLAIN,
    )
    if (file === undefined) io.stdout.write(text)
    else problems.push(...[await writeReport(file, text, io.cwd)].filter((problem) => problem !== undefined))
  }
  return problems
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

/** A folder or glob is named to have its configs checked: none among its files is no success. */
function nothingJudged(files: readonly Judged[], found: Found): readonly PathProblem[] {
  if (files.length === 0 || files.some((file) => file.named || file.skipped === null)) return []
  return [
    {
      path: found.searched.join(', '),
      message: `holds no config of PMM/Kometa (${files.length} other YAML ${files.length === 1 ? 'file' : 'files'})`,
      hint: 'Name the config itself.',
    },
  ]
}
