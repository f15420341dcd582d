import type { Way } from '../../plugin.js'
import { type Client, clientIn, findClient, withoutApp } from '../client.js'
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
  if (provider.caution && view.standing.refreshToken) run.person.say(provider.caution)
  const stray = await strayWords(view, run)
  if (stray) run.person.say(stray)
  const client = await findClient(run, view)
  if ('state' in client) return { ...client, notes }
  const mayRenew = request.code === undefined && !request.device && view.standing.refreshToken
  const renewed = mayRenew ? await renew(run, view, client) : undefined
  if (renewed?.kind === 'over')
    return { ...renewed.outcome, notes: [...notes, ...(renewed.outcome.notes ?? [])] }
  if (renewed) run.person.say(renewed.why)
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
    message: `${signedIn(run, check)} The access token in ${path} is ${validity(standing.expiresAt, run.io.now())}: nothing to do.`,
    ...(check?.ok && check.username ? { username: check.username } : {}),
    standing,
    notes: [...notes, ...doubt, ...withoutApp(run, client), ...(standing.dead ? [standing.dead] : [])],
  }
}

/** Signs in anew, by the way that was asked for. */
async function anew(run: Run, view: View, client: Client, notes: readonly string[]): Promise<Outcome> {
  const { request } = run
  const code =
    request.code === undefined ? undefined : await typed(readGiven(request.code, run.io), run.interruption)
  const { codeName: name = 'code' } = request
  if (code === '' && !run.person.present) return { ...notGiven(run, name), notes }
  const way: Way =
    code === undefined ? { kind: 'device' } : { kind: 'code', name, ...(code === '' ? {} : { code }) }
  const done = await signIn(run, view, way, client.all, client.asked)
  if (done.kind === 'over') return { ...done.outcome, notes: [...notes, ...(done.outcome.notes ?? [])] }
  if (done.kind === 'refused') {
    const { kind, message, next } = done.refusal
    const outcome = failed(message, next, notes)
    return kind === 'needed' ? { ...outcome, state: 'required' } : outcome
  }
  const outcome = await withNewTokens(run, view, client.all, done, 'authorized')
  const caution = run.provider.caution && !view.standing.refreshToken ? [run.provider.caution] : []
  return { ...outcome, notes: [...notes, ...(outcome.notes ?? []), ...caution] }
}

const notGiven = ({ provider: { service } }: Run, name: string): Outcome => ({
  state: 'required',
  message: `--${name} is blank, and nobody can be asked here. Nothing was sent.`,
  next: `Hand it over on standard input: \`pmm-config ${service} auth --${name} - <config>\`. Without one: pmm-config ${service} auth <config>`,
})
