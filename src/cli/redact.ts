import { redact } from '../api/copy.js'
import { readSource, readStdin } from '../files/read.js'
import { writeCopy } from '../files/write-copy.js'
import { isPmmConfig } from '../lint/recognize.js'
import { visible } from '../report/visible.js'
import type { Source } from '../text/source.js'
import { readDocument } from '../yaml/read.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'
import { findOne, type OneConfig } from './one-config.js'

export interface RedactRequest extends OneConfig {
  /** Whether addresses, paths and names are masked as well. */
  readonly strict: boolean
  /** Where the copy goes, in place of standard output. */
  readonly output?: string
  /** Whether it may replace a file that is there. */
  readonly force: boolean
}

/** `pmm-config redact`: a copy of a config that is safe to post. */
export async function runRedact(request: RedactRequest, io: Io): Promise<ExitCode> {
  const { strict, output, force } = request
  const found = await findOne(request, io)
  if ('problems' in found) return giveUp(found.problems, io)
  const { path } = found.target
  const read = path === '-' ? await readStdin(io.stdin) : await readSource(path, io.cwd)
  if (!read.ok) return giveUp([read], io)
  const { text, masked } = redact(read.source, { strict })
  if (output === undefined) io.stdout.write(io.stdout.isTTY ? inert(text) : text)
  else {
    const original = path === '-' ? {} : { original: path }
    const problem = writeCopy({ path: output, cwd: io.cwd, replace: force, ...original }, text)
    if (problem) return giveUp([problem], io)
  }
  for (const note of notes(read.source, masked.length, request)) io.stderr.write(`pmm-config: ${note}\n`)
  return CLEAN
}

function giveUp(problems: Parameters<typeof complain>[0], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

/** Control characters would act on a terminal. */
const inert = (text: string) =>
  text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? visible(part) : part))
    .join('')

function* notes(source: Source, count: number, { strict, output }: RedactRequest): Iterable<string> {
  const path = visible(source.path)
  const what = strict ? 'secrets, addresses, paths and names' : 'secrets'
  const where = output === undefined ? '' : ` in ${visible(output)}`
  yield count === 0
    ? `${path}: no ${what} were found in it${output === undefined ? '' : `; the copy is ${visible(output)}`}`
    : `${path}: ${what} are masked at ${count} ${count === 1 ? 'place' : 'places'}${where}`
  if (source.encodingProblem) yield `${path}: it is not UTF-8, and the copy is`
  if (!isPmmConfig(readDocument(source)))
    yield `${path}: this is no config of PMM/Kometa, and secrets of other files may look otherwise`
  yield strict
    ? 'Look through the copy before you post it: names of libraries and collections, and what you wrote in comments, are still in it.'
    : 'Look through the copy before you post it: addresses, paths and names are still in it. --strict masks those as well.'
}
