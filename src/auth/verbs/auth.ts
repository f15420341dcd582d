import type { Way } from '../../plugin/index.js'
import { type Client, clientIn, findClient, withoutApp } from '../client.js'
import { rightTime } from '../clock.js'
import { finishJournals } from '../finish.js'
import { obstacle } from '../obstacle.js'
import { findConfig, openConfig, tokensOf, type View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import { preview } from '../preview.js'
import { presentTokens, printBlock } from '../print.js'
import { renew } from '../renew.js'
import type { Run } from '../run.js'
import { signIn } from '../sign-in.js'
import { readGiven } from '../stdin.js'
import { strayWords } from '../strays.js'
import { typed } from '../terminal/interruption.js'
import { seconds, validity } from '../time.js'
import { keepTyped } from '../typed-client.js'
import { signedIn, whose, withNewTokens } from '../whose.js'
import { importBlock } from './import.js'

/** `auth`: does what is needed to have valid tokens in the config, and no more. */
export async function auth(run: Run): Promise<Outcome> {
  const { request, settings, provider } = run
  const margin = seconds('margin', request.margin, settings.margin)
  const path = await findConfig(run)
  const { notes, failure } = await finishJournals(run, path)
  const view = await openConfig(run, path)
  if (failure) return failure
  if (request.import !== undefined) return importBlock(run, view, notes)
  if (request.code === undefined && !request.device && !request.force && isGood(run, view, margin)) {
    const kept = await confirmed(run, view, notes)
    if (kept) return kept
  }
  const hindrance = obstacle(run, view)
  if (hindrance) return { ...hindrance, notes }
  if (request.dryRun) return preview(run, view, notes)
  if (provider.caution && view.standing.refreshToken) run.person.explain(provider.caution)
  const stray = await strayWords(view, run)
  if (stray) run.person.explain(stray)
  const client = await findClient(run, view)
  if ('state' in client) return { ...client, notes }
  const mayRenew = request.code === undefined && !request.device && view.standing.refreshToken
  const renewed = mayRenew ? await renew(run, view, client) : undefined
  if (renewed?.kind === 'over')
    return { ...renewed.outcome, notes: [...notes, ...(renewed.outcome.notes ?? [])] }
  if (renewed) run.person.explain(renewed.why)
  return anew(run, view, client, notes)
}

/** Whether the file says that the tokens are good for longer than the margin. One that does not tell may be. */
function isGood({ io, request }: Run, { standing }: View, margin: number): boolean {
  const { accessToken, expiresAt } = standing
  if (!accessToken) return false
  if (!expiresAt) return request.offline !== true
  return expiresAt.getTime() - io.now().getTime() > margin * 1000
}

/** Nothing to do: said when the service agrees, or is not to be asked. Nothing where it does not take the token. */
async function confirmed(run: Run, view: View, notes: readonly string[]): Promise<Outcome | undefined> {
  const { standing, path } = view
  const client = clientIn(view, run)
  const check = run.request.dryRun ? undefined : await whose(run, client, tokensOf(view, run))
  if (check && !check.ok && check.kind === 'token') return undefined
  const unclear = standing.expiresAt === undefined
  if (check && !check.ok && (unclear || !(check.kind === 'busy' || check.kind === 'unsent')))
    return { ...failed(check.message, check.next, notes), standing }
  const doubt = check && !check.ok ? [`${run.provider.title} could not be asked: ${check.message}`] : []
  if (run.request.print) {
    const problem = printBlock(run, view, { tokens: presentTokens(run, view), client: {} })
    if (problem) return failed(`The block could not be printed: ${problem.message}.`, undefined, notes)
  }
  return {
    state: 'valid',
    message: `${signedIn(run, check)} The access token in ${path} is ${validity(standing.expiresAt, rightTime(run))}: nothing to do.`,
    ...(check?.ok && check.username ? { username: check.username } : {}),
    standing,
    notes: [...notes, ...doubt, ...withoutApp(run, client), ...(standing.dead ? [standing.dead] : [])],
  }
}

/** Signs in anew, by the way that was asked for. */
async function anew(run: Run, view: View, client: Client, notes: readonly string[]): Promise<Outcome> {
  const way = await wayOf(run)
  if (!way) return { ...notGiven(run), notes }
  const done = await signIn(run, view, way, client.all, client.asked)
  if (done.kind === 'over') return { ...done.outcome, notes: [...notes, ...(done.outcome.notes ?? [])] }
  if (done.kind === 'refused') {
    const { kind, message, next } = done.refusal
    if (kind === 'client' && way.kind === 'device' && Object.keys(client.asked).length > 0) {
      const again = await findClient(run, view, `${message} Type them again, or press Ctrl-C.`)
      return 'state' in again ? { ...again, notes } : anew(run, view, again, notes)
    }
    const kept = kind === 'client' ? [] : await keepTyped(run, view, client.asked)
    const outcome = failed(message, next, [...notes, ...kept])
    return kind === 'needed' ? { ...outcome, state: 'required' } : outcome
  }
  const outcome = await withNewTokens(run, view, client.all, done, 'authorized')
  const caution = run.provider.caution && !view.standing.refreshToken ? [run.provider.caution] : []
  return { ...outcome, notes: [...notes, ...(outcome.notes ?? []), ...caution] }
}

/** How somebody signs in; nothing where a code is wanted that is not there, and nobody can be asked for. */
async function wayOf({ request, person, io, interruption }: Run): Promise<Way | undefined> {
  const { code: given, codeName: name = 'code' } = request
  if (given === undefined) return { kind: 'device' }
  // What is typed at a question is not shown.
  const code = given === '-' && person.present ? '' : await typed(readGiven(given, io), interruption)
  if (code === '') return person.present ? { kind: 'code', name } : undefined
  if (given !== '-')
    person.explain(
      `What stands behind --${name} on the command line, every user of this machine may see while it runs, and the shell keeps it in its history. --${name} - takes it from standard input, or asks for it.`,
    )
  return { kind: 'code', name, code }
}

const notGiven = ({ provider: { service }, request: { codeName: name = 'code' } }: Run): Outcome => ({
  state: 'required',
  message: `--${name} is blank, and nobody can be asked here. Nothing was sent.`,
  next: `Hand it over on standard input: \`pmm-config ${service} auth --${name} - <config>\`. Without one: pmm-config ${service} auth <config>`,
})
