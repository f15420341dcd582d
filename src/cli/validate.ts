import type { ValidateOptions } from '../api/inspect.js'
import { validate } from '../api/validate.js'
import type { PathProblem } from '../files/failure.js'
import { type Found, findConfigs } from '../files/find.js'
import { lineCommittedAt } from '../files/git.js'
import { linkedFile } from '../files/linked-file.js'
import { localFile } from '../files/local-places.js'
import { type ReadOutcome, readSource, readStdin, type StreamOutcome } from '../files/read.js'
import type { Target } from '../files/target.js'
import { asksForVariables } from '../kometa/placeholders.js'
import type { FileReport } from '../lint/diagnostic.js'
import { summarize } from '../report/report.js'
import type { Facts } from '../rules/facts.js'
import type { Target as Versions } from '../rules/rule.js'
import { mayHoldLoopback } from '../rules/service-addresses.js'
import type { Source } from '../text/source.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from './exit-codes.js'
import type { Io } from './io.js'
import type { JudgedConfig } from './linked.js'
import { type ConfigOptions, type Options, resolveOptions, type ValidateRequest } from './options.js'
import type { Output } from './outputs.js'
import type { RepairRequest } from './repair-request.js'
import { type RunResult, writeReports } from './reports.js'

/** `pmm-config validate`: finds, reads, judges, reports. Returns the exit code; never throws for bad input. */
export async function runValidate(request: ValidateRequest, io: Io): Promise<ExitCode> {
  const resolved = await resolveOptions(request, io)
  if ('problems' in resolved) return giveUp(resolved.problems, io)
  const { options } = resolved
  const found = await findConfigs(request.paths, {
    cwd: io.cwd,
    env: io.env,
    files: options.files,
    ignored: options.ignored,
    forceExclude: request.forceExclude ?? false,
  })
  const isHook = Boolean(io.env.PRE_COMMIT) || (request.forceExclude ?? false)
  const problems = found.problems.filter(({ nothing }) => !(nothing && isHook))
  const files: FileReport[] = []
  const configs: JudgedConfig[] = []
  const passedOver: { readonly index: number; readonly again: () => Promise<FileReport> }[] = []
  const progress = request.repair ? undefined : await progressOf(found.targets.length, io)
  for (const [index, target] of found.targets.entries()) {
    progress?.at(target.path, index)
    const own = await options.forConfig(target.path === '-' ? undefined : target.path)
    if ('problems' in own) {
      problems.push(...own.problems)
      continue
    }
    if (target.path !== '-' && request.repair && !request.repair.diff) await finishEarlier(target.path, io)
    const outcome = await read(target, request, io)
    if (!outcome.ok) {
      problems.push(outcome)
      continue
    }
    const judged = await judge(outcome, target, { ...options, ...own }, request, io)
    files.push(judged.file)
    problems.push(...judged.problems)
    if (judged.file.skipped === null && target.path !== '-')
      configs.push({ source: outcome.source, target: judged.file.target, options: judged.options })
    if (judged.file.skipped !== null && (target.named || target.usual))
      passedOver.push({
        index: files.length - 1,
        again: async () =>
          (await judge(outcome, target, { ...options, ...own }, { ...request, repair: undefined }, io, true))
            .file,
      })
  }
  progress?.erase()
  // Hooks and long lists bring along whatever was changed; a single name is meant.
  if (!isHook && !files.some(({ named, skipped }) => named && skipped === null))
    for (const { index, again } of passedOver) files[index] = await again()
  const linked = request.linked ? await (await import('./linked.js')).judgeLinked(configs, io) : undefined
  if (linked) {
    // Named by a config, a file is what it is named as.
    files.splice(0, files.length, ...files.filter(({ path }) => !linked.isAmong(path)), ...linked.files)
    problems.push(...linked.problems)
  }
  if (!isHook) problems.push(...nothingJudged(files, found))
  const summary = summarize(files)
  const result: RunResult = { files, problems: [...problems], summary, moreRules: options.moreRules }
  problems.push(...(await report(result, options.outputs, request, io)))
  if (linked && !request.quiet) io.stderr.write(`pmm-config: ${linked.note}\n`)
  request.onDone?.(files)
  if (problems.length > 0) return giveUp(problems, io)
  if (request.repair?.diff) return files.some(({ changed }) => changed) ? FOUND : CLEAN
  const tooMany = request.maxWarnings !== undefined && summary.warnings > request.maxWarnings
  if (tooMany && summary.errors === 0)
    io.stderr.write(
      `pmm-config: ${summary.warnings} warnings are more than --max-warnings ${request.maxWarnings}\n`,
    )
  return summary.errors > 0 || tooMany ? FOUND : CLEAN
}

/** Fewer files are done before anybody wonders. */
const MANY_FILES = 20

/** Loaded only for a person who waits for many files. Repairs have words of their own meanwhile. */
async function progressOf(files: number, io: Io) {
  if (files < MANY_FILES || !io.stderr.isTTY || io.env.CI || io.env.TERM === 'dumb') return undefined
  return (await import('./progress.js')).createProgress(files, io)
}

/** Standard output belongs to the text where that is asked for, or to what would change. */
function report(
  result: RunResult,
  outputs: readonly Output[],
  { repair, quiet = false, statistics = false, paths }: ValidateRequest,
  io: Io,
): Promise<readonly PathProblem[]> {
  const isFilter = repair !== undefined && paths.includes('-')
  const wanted = repair?.diff ? outputs.filter(({ file }) => file !== undefined) : outputs
  return writeReports(result, wanted, { quiet, statistics }, isFilter ? { ...io, stdout: io.stderr } : io)
}

function giveUp(problems: readonly PathProblem[], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

type Read = (StreamOutcome | ReadOutcome) & { readonly modifiedAt?: Date; readonly bytes?: Uint8Array }

function read(target: Target, { stdinFilename }: ValidateRequest, io: Io): Promise<Read> {
  return target.path === '-' ? readStdin(io.stdin, stdinFilename) : readSource(target.path, io.cwd)
}

/** A file that an earlier run was killed at is made whole before it is judged. */
async function finishEarlier(path: string, io: Io): Promise<void> {
  const { finishWrite } = await import('./repair.js')
  await finishWrite(path, io)
}

interface Outcome {
  readonly file: FileReport
  /** How it was judged. */
  readonly options: ValidateOptions
  /** What went wrong with repairs. */
  readonly problems: readonly PathProblem[]
}

async function judge(
  read: Read & { ok: true },
  target: Target,
  options: Options & ConfigOptions,
  {
    repair,
    forceExclude,
    stdinFilename,
  }: Omit<ValidateRequest, 'repair'> & { readonly repair?: RepairRequest | undefined },
  io: Io,
  named = false,
): Promise<Outcome> {
  const { source, modifiedAt, bytes } = read
  const place = target.path === '-' ? stdinFilename : target.path
  const how: ValidateOptions = {
    now: options.now,
    margin: options.margin,
    rules: options.rules,
    moreRules: options.moreRules,
    leavesOutPlugins: options.leavesOutPlugins,
    facts: await gatherFacts(source, modifiedAt, target, io),
    named,
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(place === undefined ? {} : { targetBeside: () => targetBeside(place, forceExclude ?? false, io) }),
  }
  const finish = (result: FileReport): FileReport => ({ ...result, named: target.named })
  if (!repair) return { file: finish(await validate(source, how)), options: how, problems: [] }
  // Loaded only where something is to be repaired.
  const { repairFile } = await import('./repair.js')
  const { result, text, problems } = await repairFile({ source, path: target.path }, how, repair, io)
  // What was not changed comes out as it came in, UTF-8 or not.
  if (text !== undefined && !repair.diff) io.stdout.write(result.changed ? text : (bytes ?? text))
  return { file: finish(result), options: how, problems }
}

/** Loaded only where the version of Kometa matters. Its log is not at hand for everybody who commits. */
async function targetBeside(path: string, isHook: boolean, { cwd, env }: Io): Promise<Versions | undefined> {
  const { versionBeside } = await import('../files/version-beside.js')
  const found = versionBeside(path, cwd, !isHook && !env.PRE_COMMIT && !env.CI)
  return found && { range: found.range, from: { kind: found.kind, path: found.path, line: found.line } }
}

/** pre-commit sets PRE_COMMIT for the hooks that it runs. */
async function gatherFacts(
  source: Source,
  modifiedAt: Date | undefined,
  target: Target,
  io: Io,
): Promise<Facts> {
  // Loaded only for a file that something in the environment may matter to.
  const variables = asksForVariables(source.text)
    ? (await import('../files/env-file.js')).readEnvFile(target.path, io.cwd, io.env)
    : {}
  // Looked for only where an address may be that of the container itself.
  const container =
    target.path !== '-' && mayHoldLoopback(source.text)
      ? await (await import('./container-beside.js')).containerBeside(target.path, io.cwd)
      : undefined
  return {
    committing: Boolean(io.env.PRE_COMMIT),
    isSet: (name) => Boolean(io.env[name] || variables[name]),
    ...(modifiedAt ? { modifiedAt } : {}),
    ...(container ? { container } : {}),
    ...(target.path === '-'
      ? {}
      : {
          lineChangedAt: ({ start }) => lineCommittedAt(target.path, io.cwd, source.position(start).line),
          linkedFile: (path) => linkedFile(path, target.path, io.cwd),
          localFile: (path, wanted) => localFile(path, wanted, target.path, io.cwd),
        }),
  }
}

/** A folder or glob is named to have its configs checked: none among its files is no success. */
function nothingJudged(files: readonly FileReport[], found: Found): readonly PathProblem[] {
  if (files.length === 0 || files.some((file) => file.named || file.skipped === null)) return []
  return [
    {
      path: found.searched.join(', '),
      message: `holds no config of PMM/Kometa (${files.length} other YAML ${files.length === 1 ? 'file' : 'files'})`,
      hint: 'Name the config itself.',
    },
  ]
}
