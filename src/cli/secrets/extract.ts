import { envBeside } from '../../auth/obstacle.js'
import { variablesOf } from '../../files/dotenv.js'
import type { PathProblem } from '../../files/failure.js'
import { ignoreLine } from '../../files/gitignore.js'
import { haveCommon } from '../../lint/severity.js'
import { autoTarget } from '../../lint/target.js'
import { visible } from '../../report/visible.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { complain } from '../complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from '../exit-codes.js'
import type { Io } from '../io.js'
import type { OneConfig } from '../one-config.js'
import { scopeOf } from '../options.js'
import { type EnvTarget, envTarget } from './env-target.js'
import { createNames } from './names.js'
import { CANCELLED, type Opened, openConfig, unfit } from './open.js'
import { counted, listLeft, listMoves } from './say.js'
import { showDifference } from './show.js'
import { store } from './store.js'
import { type Plan, takeOut } from './take-out.js'

export interface ExtractRequest extends OneConfig {
  /** The env file; by default the `.env` beside the config, which PMM reads by itself. */
  readonly envFile?: string
  /** Whether the file is put into .gitignore where git would take it along. */
  readonly gitignore: boolean
  /** Whether it is only shown what would change. */
  readonly diff: boolean
  /** Whether nobody is to be asked. */
  readonly yes: boolean
  readonly backup: boolean
}

/** `pmm-config secrets extract`: variables in place of literal secrets. */
export async function extractSecrets(request: ExtractRequest, io: Io): Promise<ExitCode> {
  const opened = await openConfig(request, io)
  if ('problems' in opened) return giveUp(opened.problems, io)
  const { path, document, redact } = opened
  const env = await envTarget(request.envFile ?? envBeside(path), path, io)
  if ('message' in env) return giveUp([env], io)
  const versions = await versionsOf(opened, request, io)
  if ('message' in versions) return giveUp([versions], io)
  const planOf = (from: ConfigDocument, envText: string) =>
    takeOut(
      from,
      createNames(
        from.source.text,
        variablesOf(envText, {}),
        io.env,
        versions.isOld,
        (name) => redact(name) === name,
      ),
    )
  const plan = planOf(document, env.text)
  const done = plan.left.length > 0 ? FOUND : CLEAN
  if (plan.moves.length === 0) {
    const none =
      plan.left.length > 0 ? 'no secret could be moved' : 'no literal secret is in it, nothing to do'
    io.stdout.write(`${visible(path)}: ${none}\n${listLeft(plan.left, redact)}`)
    return done
  }
  if (request.diff) {
    showDifference(document, plan, io)
    io.stderr.write(`pmm-config: ${visible(env.shown)} would hold ${namesOf(plan)}\n`)
    io.stderr.write(listLeft(plan.left, redact))
    return FOUND
  }
  const allowed = await mayWrite(request, opened, plan, env, io)
  if (allowed !== true) return giveUp([allowed], io)
  const stored = await store({ path, env, backup: request.backup, planOf, unfit }, io)
  if (!stored.ok) return giveUp([stored], io)
  const { moves, left } = stored.plan
  io.stdout.write(
    `${visible(path)}: ${counted(moves.length, 'secret')} moved into ${visible(env.shown)}\n${listMoves(moves, true, redact)}${listLeft(left, redact)}`,
  )
  for (const note of stored.notes) io.stderr.write(`pmm-config: ${visible(note)}\n`)
  return left.length > 0 ? FOUND : CLEAN
}

const namesOf = ({ moves }: Plan) => moves.map(({ variable }) => visible(variable)).join(', ')

function giveUp(problems: readonly PathProblem[], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

/** PMM fills placeholders since 1.19.0, and from variables called KOMETA_ since 2.0.0. */
async function versionsOf(
  { path, document }: Opened,
  request: ExtractRequest,
  io: Io,
): Promise<{ readonly isOld: boolean } | PathProblem> {
  const settings = await scopeOf({ settings: request.config, ...request }, io).for(path)
  const named = settings.ok ? settings.settings.target : 'auto'
  const range = named === 'auto' ? autoTarget(document).range : named
  if (haveCommon(range, '>=1.19.0')) return { isOld: !haveCommon(range, '>=2.0.0') }
  return {
    path,
    message: `PMM fills placeholders since 1.19.0, and this config is for ${range}; nothing was changed`,
    hint: 'Set `target` in the settings to the version that you run.',
  }
}

/** Asks where somebody can be asked; says what is in the way. */
async function mayWrite(
  { gitignore, yes }: ExtractRequest,
  { path, redact }: Opened,
  plan: Plan,
  env: EnvTarget,
  io: Io,
): Promise<true | PathProblem> {
  const asks = io.interactive === true && !yes
  if (env.isSeen && !gitignore && !asks)
    return {
      path: env.shown,
      message:
        'git does not ignore this file, so the next commit would take the secrets along; nothing was written',
      hint: `Put the line ${ignoreLine(env.real)} into the .gitignore beside it, or let --gitignore do that.`,
    }
  if (!asks) return true
  io.stderr.write(`${visible(path)}:\n${listMoves(plan.moves, true, redact)}${listLeft(plan.left, redact)}`)
  const { confirm } = await import('../confirm.js')
  const also = env.isSeen ? ', and put that file into .gitignore' : ''
  const what = `Move ${counted(plan.moves.length, 'secret')} into ${visible(env.shown)}${also}?`
  return (await confirm(what)) || CANCELLED
}
