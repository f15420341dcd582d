import { clientIn } from '../client.js'
import { finishJournals } from '../finish.js'
import { findConfig, openConfig, tokensOf, unreadable, type View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import type { Run } from '../run.js'
import { validity } from '../time.js'
import { whose } from '../whose.js'

/** `status`: how the sign-in stands, from the file alone unless the service is to be asked. Spends nothing. */
export async function status(run: Run): Promise<Outcome> {
  const { request, provider, io } = run
  const { service, title, caution } = provider
  const path = await findConfig(run)
  const notes = [...(await finishJournals(run, path))]
  const view = await openConfig(run, path)
  const reason = unreadable(view, run)
  if (reason) return failed(`${reason}.`, `See what is wrong: pmm-config validate ${path}`, notes)
  const { standing } = view
  const lines = [
    `access token   ${standing.accessToken ? validity(standing.expiresAt, io.now()) : 'none'}`,
    `refresh token  ${standing.refreshToken ? (standing.dead ? 'there, but dead' : 'there') : 'none'}`,
    ...provider.spentKeys.map((key) => `${key.padEnd(13)}  ${standing.pin}`),
  ]
  const common = {
    standing,
    notes: [...notes, ...(standing.dead ? [standing.dead] : []), ...(caution ? [caution] : [])],
  }
  const needed = neededFor(view, run)
  const head = `${path}: ${needed ? 'not signed in' : 'signed in'} to ${title}`
  const message = [head, ...lines.map((line) => `  ${line}`)].join('\n')
  const next = `${needed ? `${needed} ` : ''}pmm-config ${service} auth ${path}`
  if (needed) return { ...common, state: 'required', message, next }
  if (!request.online) return { ...common, state: 'valid', message }
  const check = await whose(run, clientIn(view, run), tokensOf(view, run))
  if (check?.ok)
    return {
      ...common,
      state: 'valid',
      message: `${message}\n  ${title}          takes the access token${check.username ? ` of ${check.username}` : ''}${check.note ? ` (${check.note})` : ''}`,
      ...(check.username ? { username: check.username } : {}),
    }
  const told = check ?? { kind: 'busy', message: '' }
  return told.kind === 'token'
    ? { ...common, state: 'required', message: `${message}\n  ${told.message}`, next }
    : {
        ...common,
        ...failed(`${message}\n  ${told.message}`, check && 'next' in check ? check.next : undefined),
      }
}

/** Why somebody has to do something, as a question with its answer; nothing while the access token is good. */
function neededFor({ standing }: View, { io }: Run): string | undefined {
  const { accessToken, expiresAt } = standing
  if (!accessToken) return 'Sign in:'
  if (expiresAt && expiresAt <= io.now())
    return standing.refreshToken && !standing.dead ? 'Renew it:' : 'Sign in again:'
  return undefined
}
