import { redactorOf } from '../../api/redact.js'
import type { PathProblem } from '../../files/failure.js'
import { readSource } from '../../files/read.js'
import { isPmmConfig } from '../../lint/recognize.js'
import { shellWord } from '../../report/shell-word.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { readDocument } from '../../yaml/read.js'
import type { Io } from '../io.js'
import { findOne, type OneConfig } from '../one-config.js'
import { finishWrite } from '../repair.js'
import type { Redact } from './say.js'

/** A config whose values are to change places. */
export interface Opened {
  /** As shown to people. */
  readonly path: string
  readonly document: ConfigDocument
  readonly redact: Redact
}

/** Finds and reads the config of a command that changes it, or says why it cannot be changed. */
export async function openConfig(
  request: OneConfig & { readonly diff: boolean },
  io: Io,
): Promise<Opened | { readonly problems: readonly PathProblem[] }> {
  const found = await findOne(request, io)
  if ('problems' in found) return found
  const { path } = found.target
  if (path === '-') return { problems: [STANDARD_INPUT] }
  if (!request.diff) await finishWrite(path, io)
  const read = await readSource(path, io.cwd)
  if (!read.ok) return { problems: [read] }
  const document = readDocument(read.source)
  const problem = unfit(document)
  return problem ? { problems: [problem] } : { path, document, redact: redactorOf(document) }
}

/** Why no value of a config can be changed, if none can. */
export function unfit(document: ConfigDocument): PathProblem | undefined {
  const { path } = document.source
  if (document.problems.length > 0)
    return {
      path,
      message: 'PMM cannot read this file, so nothing in it was changed',
      hint: `See what is wrong: pmm-config validate ${shellWord(path)}`,
    }
  if (isPmmConfig(document)) return undefined
  return {
    path,
    message: 'this is no config of PMM/Kometa, so nothing in it was changed',
    hint: 'Name the config itself.',
  }
}

const STANDARD_INPUT: PathProblem = {
  path: '',
  message: 'standard input is no file that could be changed',
  hint: 'Name the config; --diff shows what would change.',
}

/** For a person who said no. */
export const CANCELLED: PathProblem = { path: '', message: 'cancelled; nothing was written' }
