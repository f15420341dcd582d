import { resolve } from 'node:path'
import { envBeside } from '../../auth/obstacle.js'
import { variablesOf } from '../../files/dotenv.js'
import { readEnvText } from '../../files/env-file.js'
import type { PathProblem } from '../../files/failure.js'
import { isTracked } from '../../files/git.js'
import { readSource } from '../../files/read.js'
import { realPath } from '../../files/real-path.js'
import { isSeenByGit } from '../../files/write/ignored.js'
import { updateFile } from '../../files/write/update.js'
import { shellWord } from '../../report/shell-word.js'
import { visible } from '../../report/visible.js'
import type { Source } from '../../text/source.js'
import { readDocument } from '../../yaml/read.js'
import { complain } from '../complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from '../exit-codes.js'
import type { Io } from '../io.js'
import type { OneConfig } from '../one-config.js'
import { CANCELLED, type Opened, openConfig, unfit } from './open.js'
import { putBack } from './put-back.js'
import { counted, listLeft, listMoves } from './say.js'
import { showDifference } from './show.js'
import type { Plan } from './take-out.js'

export interface InlineRequest extends OneConfig {
  /** The env file; by default the `.env` beside the config. */
  readonly envFile?: string
  /** Variables that alone are meant; none means all. */
  readonly only: readonly string[]
  /** Whether it is only shown what would change. */
  readonly diff: boolean
  /** Whether nobody is to be asked. */
  readonly yes: boolean
  readonly backup: boolean
}

/** `pmm-config secrets inline`: the values of an env file in place of the placeholders that they fill. */
export async function inlineSecrets(request: InlineRequest, io: Io): Promise<ExitCode> {
  const opened = await openConfig(request, io)
  if ('problems' in opened) return giveUp(opened.problems, io)
  const { path, document, redact } = opened
  const shown = request.envFile ?? envBeside(path)
  const env = await readVariables(shown, io)
  if ('message' in env) return giveUp([env], io)
  const only = request.only.length > 0 ? request.only.map((name) => name.toUpperCase()) : undefined
  const plan = putBack(document, env.variables, only)
  if (only && plan.moves.length + plan.left.length === 0)
    return giveUp(
      [
        {
          path,
          message: `nothing in it is filled from ${only.join(' or ')}`,
          hint: `See what it needs: pmm-config secrets list ${shellWord(path)}`,
        },
      ],
      io,
    )
  if (plan.moves.length === 0) {
    const none = plan.left.length > 0 ? 'nothing could be put back' : 'no placeholder is in it, nothing to do'
    io.stdout.write(`${visible(path)}: ${none}\n${listLeft(plan.left, redact)}`)
    return plan.left.length > 0 ? FOUND : CLEAN
  }
  if (request.diff) {
    showDifference(document, plan, io)
    io.stderr.write(listLeft(plan.left, redact))
    return FOUND
  }
  if (!(await isWanted(request, opened, plan, shown, io))) return giveUp([CANCELLED], io)
  let written = plan
  const again = async (source: Source) => {
    const fresh = readDocument(source)
    if (unfit(fresh)) return undefined
    written = putBack(fresh, env.variables, only)
    return written.text
  }
  const { text, moves } = plan
  const outcome = await updateFile({
    path,
    cwd: io.cwd,
    before: document.source,
    text,
    backup: request.backup,
    again,
  })
  if (!outcome.ok) return giveUp([outcome], io)
  io.stdout.write(
    `${visible(path)}: ${counted(moves.length, 'value')} put back from ${visible(shown)}\n${listMoves(written.moves, false, redact)}${listLeft(written.left, redact)}`,
  )
  for (const note of [...outcome.notes, ...(await notesOn(path, shown, io))])
    io.stderr.write(`pmm-config: ${visible(note)}\n`)
  return written.left.length > 0 ? FOUND : CLEAN
}

function giveUp(problems: readonly PathProblem[], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

type Variables = Readonly<Record<string, string>>

async function readVariables(
  shown: string,
  { cwd, env }: Io,
): Promise<{ readonly variables: Variables } | PathProblem> {
  const there = await readSource(shown, cwd)
  if (!there.ok)
    return { ...there, hint: there.hint ?? 'Name the file that holds the variables with --from.' }
  const read = readEnvText(resolve(cwd, shown), shown)
  return 'message' in read ? read : { variables: variablesOf(read.text, env) }
}

async function isWanted(
  { yes }: InlineRequest,
  { path, redact }: Opened,
  plan: Plan,
  shown: string,
  io: Io,
): Promise<boolean> {
  if (io.interactive !== true || yes) return true
  io.stderr.write(`${visible(path)}:\n${listMoves(plan.moves, false, redact)}${listLeft(plan.left, redact)}`)
  const { confirm } = await import('../confirm.js')
  return confirm(`Put ${counted(plan.moves.length, 'value')} from ${visible(shown)} into ${visible(path)}?`)
}

/** Where secrets are now. */
async function notesOn(path: string, shown: string, { cwd }: Io): Promise<readonly string[]> {
  const real = realPath(path, cwd)
  const isKept = isTracked(real) || (await isSeenByGit(real))
  return [
    `${shown} is as it was: delete from it what nothing else needs.`,
    ...(isKept ? [`Git takes ${path} along: with the next commit the secrets are in its history.`] : []),
  ]
}
