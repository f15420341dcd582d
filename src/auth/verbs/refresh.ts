import { clientIn, findClient } from '../client.js'
import { finishJournals } from '../finish.js'
import { obstacle } from '../obstacle.js'
import { findConfig, openConfig, tokensOf, type View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import { preview } from '../preview.js'
import { renew } from '../renew.js'
import type { Run } from '../run.js'
import { seconds, validity } from '../time.js'
import { whose } from '../whose.js'

/** `refresh`: renews the tokens without asking anybody. */
export async function refresh(run: Run): Promise<Outcome> {
  const { request, provider, io } = run
  const { service, title, caution } = provider
  const limit = seconds('if-expiring', request.ifExpiring, 0)
  const path = await findConfig(run)
  const { notes, failure } = await finishJournals(run, path)
  const view = await openConfig(run, path)
  if (failure) return failure
  const { standing } = view
  const signIn = `Sign in: pmm-config ${service} auth <config>`
  const left = standing.expiresAt && standing.expiresAt.getTime() - io.now().getTime()
  if (request.ifExpiring !== undefined && left !== undefined && left > limit * 1000)
    return {
      state: 'valid',
      message: `The access token in ${path} is ${validity(standing.expiresAt, io.now())}: nothing to do.`,
      standing,
      notes,
    }
  if (request.ifExpiring !== undefined && left === undefined && (await isTaken(run, view)))
    return {
      state: 'valid',
      message: `${title} takes the access token in ${path}; until when, the file does not tell. Nothing to do.`,
      standing,
      notes,
    }
  const hindrance = obstacle(run, view)
  if (hindrance) return { ...hindrance, notes }
  if (!standing.refreshToken)
    return {
      state: 'required',
      message: `${path} has no refresh token for ${title}.`,
      next: signIn,
      standing,
      notes,
    }
  if (request.dryRun) return preview(run, view, notes)
  if (caution) run.person.say(caution)
  // Nobody is to be asked: this runs from cron.
  const client = await findClient({ ...run, person: { ...run.person, present: false } }, view)
  if ('state' in client) return { ...client, notes }
  const renewed = await renew(run, view, client)
  if (renewed.kind === 'over')
    return { ...renewed.outcome, notes: [...notes, ...(renewed.outcome.notes ?? [])] }
  // Nobody has to do anything while a run by itself may mend it.
  return renewed.later === undefined
    ? { state: 'required', message: renewed.why, next: signIn, standing, notes }
    : {
        ...failed(
          `${renewed.why} ${renewed.later}`,
          `Leave it to that run, or sign in now: pmm-config ${service} auth <config>`,
          notes,
        ),
        standing,
      }
}

/** Asks where the file does not tell when the token runs out. */
async function isTaken(run: Run, view: View): Promise<boolean> {
  if (!view.standing.accessToken) return false
  const check = await whose(run, clientIn(view, run), tokensOf(view, run))
  return check?.ok === true
}
