import { type FixedConfig, type FixOptions, fix } from '../api/fix.js'
import { type IgnoringConfig, ignoreFindings } from '../api/ignore.js'
import type { ValidateOptions } from '../api/inspect.js'
import { validate } from '../api/validate.js'
import type { PathProblem } from '../files/failure.js'
import { finishEarlier } from '../files/write/finish.js'
import { updateFile } from '../files/write/update.js'
import type { FileReport } from '../lint/diagnostic.js'
import { renderDiff } from '../report/diff.js'
import { detectTerminal } from '../report/terminal.js'
import { visible } from '../report/visible.js'
import type { Source } from '../text/source.js'
import type { Io } from './io.js'
import type { RepairRequest } from './repair-request.js'

/** Where a source came from: standard input has no file to write. */
export interface Origin {
  readonly source: Source
  readonly path: string
}

export interface RepairedFile {
  readonly result: FileReport
  /** For standard input the whole text, repaired. */
  readonly text?: string
  readonly problems: readonly PathProblem[]
}

/** Repairs a file: writes it, or says what it would be. */
export async function repairFile(
  { source, path }: Origin,
  options: ValidateOptions,
  request: RepairRequest,
  io: Io,
): Promise<RepairedFile> {
  const { unsafe, repairs, optIn } = request
  let wanted: FixOptions = {
    ...options,
    unsafe,
    mayAddFiles: path !== '-',
    ...(repairs ? { repairs } : {}),
    ...(optIn ? { optIn } : {}),
  }
  const { acceptedBecause: reason } = request
  const make = (present: Source): Promise<FixedConfig | IgnoringConfig> =>
    reason === undefined ? fix(present, wanted) : ignoreFindings(present, reason, wanted)
  let fixed = await make(source)
  const done = (): RepairedFile => {
    const { defects, text } = fixed
    const result = shown(toReport(fixed), request)
    const problems = defects.map((defect) => describeDefect(defect, source.path))
    return { result, problems, ...(path === '-' ? { text } : {}) }
  }
  const failed = async (problem: PathProblem): Promise<RepairedFile> => {
    const unchanged = shown(await validate(source, options), request)
    return { result: unchanged, problems: [problem, ...done().problems] }
  }
  if (request.diff) {
    const before = {
      text: source.text,
      get masked() {
        return fixed.maskedBefore
      },
    }
    const terminal = detectTerminal(io.stdout, io.env)
    io.stdout.write(renderDiff(source.path, before, fixed, terminal))
    for (const { name, text } of fixed.newFiles)
      say(`${name} would be added beside it, with ${text.split('\n').length - 1} lines`, io)
    const left = done()
    if (reason === undefined) for (const question of questionsOf(left.result)) say(question, io)
    else sayAccepted(fixed, request, io)
    return left
  }
  if (path === '-' || !fixed.changed) {
    sayAccepted(fixed, request, io)
    return done()
  }
  const update = (newFiles: FixedConfig['newFiles']) =>
    updateFile({
      path,
      cwd: io.cwd,
      before: source,
      text: fixed.text,
      files: newFiles,
      backup: request.backup,
      again: async (present) => {
        fixed = await make(present)
        // The new files are written already.
        return JSON.stringify(fixed.newFiles) === JSON.stringify(newFiles) ? fixed.text : undefined
      },
    })
  const first = await update(fixed.newFiles)
  const inTheWay = !first.ok && fixed.newFiles.length > 0 && first.path !== path ? first : undefined
  if (inTheWay) {
    // What needs the new file waits; the other repairs do not.
    wanted = { ...wanted, mayAddFiles: false }
    fixed = await make(source)
  }
  const refusals = inTheWay ? [refusedFor(source.path, inTheWay)] : []
  const outcome = !inTheWay ? first : fixed.changed ? await update([]) : undefined
  if (!outcome || outcome.ok) {
    for (const { name } of fixed.newFiles)
      say(`${source.path}: a part of it is now in ${name}, beside it`, io)
    sayAccepted(fixed, request, io)
    for (const note of outcome?.notes ?? []) say(`${source.path}: ${note}`, io)
    const { problems, ...rest } = done()
    return { ...rest, problems: [...refusals, ...problems] }
  }
  const { ok, ...problem } = outcome
  return failed(problem)
}

/** What became of findings that are accepted; what is left of them is reported as always. */
function sayAccepted(config: FixedConfig | IgnoringConfig, { diff }: RepairRequest, io: Io): void {
  if (!('silenced' in config)) return
  const { path, silenced, comments, diagnostics } = config
  const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`
  if (comments > 0)
    say(
      `${path}: ${count(comments, 'comment')} ${diff ? 'would silence' : 'added, for'} ${count(silenced, 'finding')}`,
      io,
    )
  if (diagnostics.length > 0)
    say(
      `${path}: ${count(diagnostics.length, 'finding')} cannot be silenced: PMM cannot read the file because of it, or it is about a comment`,
      io,
    )
}

/** A repair that was to put a part of the config into a file of its own, which cannot be written. */
function refusedFor(config: string, { path, message, hint }: PathProblem): PathProblem {
  return {
    path: config,
    message: `a part of it was to go into ${path}, and that was left out: ${message}`,
    ...(hint === undefined ? {} : { hint }),
  }
}

/** Makes a file whole that an earlier run was killed at. */
export async function finishWrite(path: string, io: Io): Promise<void> {
  for (const note of await finishEarlier(path, io.cwd)) say(`${path}: ${note}`, io)
}

/** What happened, beside the report; there are names of files in it. */
const say = (note: string, io: Io) => io.stderr.write(`pmm-config: ${visible(note)}\n`)

/** What reports are made of; the text itself is no part of it. Masking takes its time, and is for frames. */
function toReport(fixed: FixedConfig): FileReport {
  const { path, target, named, skipped, diagnostics, fixed: made, changed, byteColumn } = fixed
  const report = { path, target, named, skipped, diagnostics, fixed: made, changed }
  return diagnostics.length > 0 && byteColumn ? { ...report, masked: fixed.masked, byteColumn } : report
}

function shown(result: FileReport, { shows }: RepairRequest): FileReport {
  return shows ? { ...result, diagnostics: result.diagnostics.filter(({ rule }) => shows(rule)) } : result
}

/** What a diff has no place for: the repairs that are not in it, because people have to ask for them. */
function questionsOf({ path, diagnostics }: FileReport): readonly string[] {
  return diagnostics.flatMap(({ fix: repair, hint, range: { start } }) =>
    repair?.safety === 'unsafe'
      ? [`${path}:${start.line}: only with --unsafe-fixes: ${repair.title}${hint ? `. ${hint}` : ''}`]
      : [],
  )
}

function describeDefect({ rule, title, reason }: FixedConfig['defects'][number], path: string): PathProblem {
  const why = reason === 'cycle' ? 'would have gone round in circles' : 'would have made the file worse'
  return {
    path,
    message: `a repair ${why} and was left out: ${title} (${rule})`,
    hint: 'This is a defect of pmm-config, not of your file. Please report it.',
  }
}
