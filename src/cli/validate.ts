import type { PathProblem } from '../files/failure.js'
import { type Found, findConfigs } from '../files/find.js'
import { lineCommittedAt } from '../files/git.js'
import { readSource, readStdin, type StreamOutcome } from '../files/read.js'
import type { Target } from '../files/target.js'
import { summarize } from '../report/report.js'
import type { Facts } from '../rules/facts.js'
import type { Source } from '../text/source.js'
import { validate } from '../validate.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from './exit-codes.js'
import type { Io } from './io.js'
import { type Options, resolveOptions, type ValidateRequest } from './options.js'
import { type Judged, writeReports } from './reports.js'

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
  problems.push(...(await writeReports(files, summary, options.outputs, request.quiet ?? false, io)))
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
