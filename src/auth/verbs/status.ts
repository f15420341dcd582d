import { shellWord } from '../../report/shell-word.js'
import { clientIn, withoutApp } from '../client.js'
import { rightTime } from '../clock.js'
import { finishJournals } from '../finish.js'
import { accessKey, tokenPath } from '../layout.js'
import { markIn } from '../marks.js'
import { envBeside } from '../obstacle.js'
import { findConfig, openConfig, tokensOf, unreadable, type View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import type { Run } from '../run.js'
import { validity } from '../time.js'
import { whose } from '../whose.js'

/** `status`: how the sign-in stands, from the file alone unless the service is to be asked. Spends nothing. */
export async function status(run: Run): Promise<Outcome> {
  const { request, provider } = run
  const { service, title, caution } = provider
  const path = await findConfig(run)
  const { notes } = await finishJournals(run, path)
  const view = await openConfig(run, path)
  const reason = unreadable(view, run)
  if (reason) return failed(`${reason}.`, `See what is wrong: pmm-config validate <config>`, notes)
  const { standing } = view
  const lines = () => [
    `access token   ${standing.accessToken ? validity(standing.expiresAt, rightTime(run)) : 'none'}`,
    `refresh token  ${refreshWords(view, run)}`,
    ...provider.spentKeys.map((key) => `${key.padEnd(13)}  ${standing.pin}`),
  ]
  const common = {
    standing,
    notes: [
      ...notes,
      ...(standing.dead ? [standing.dead] : []),
      ...(caution && standing.refreshToken ? [caution] : []),
    ],
  }
  const needed = neededFor(view, run)
  const tell = (isSignedIn: boolean, ...more: readonly string[]) => ({
    message: `${path}: ${isSignedIn ? 'signed in' : 'not signed in'} to ${title}`,
    details: [...lines(), ...more],
  })
  const next = `${needed ?? 'Renew it:'} pmm-config ${service} auth ${envOption(view, run)}<config>`
  // The file goes by the clock of this machine, which the service knows better.
  const isAsked = request.online && standing.accessToken
  if (needed && !isAsked) return { ...common, state: 'required', ...tell(false), next }
  if (!isAsked) return { ...common, state: 'valid', ...tell(true) }
  const client = clientIn(view, run)
  const check = await whose(run, client, tokensOf(view, run))
  if (needed && !check?.ok) return { ...common, state: 'required', ...tell(false), next }
  if (!check) {
    const next = 'Put it in, then run the command again.'
    return {
      ...failed(`${title} cannot be asked. ${withoutApp(run, client)[0]}`, next, common.notes),
      standing,
    }
  }
  if (check.ok) {
    const { username, note } = check
    const of = `${username ? ` of ${username}` : ''}${note ? ` (${note})` : ''}`
    return {
      ...common,
      state: 'valid',
      ...tell(true, `${title.padEnd(13)}  takes the access token${of}`),
      ...(username ? { username } : {}),
    }
  }
  if (check.kind === 'token') return { ...common, state: 'required', ...tell(false, check.message), next }
  const file = `By ${path} alone you are signed in to ${title}, but whether that is so could not be told.`
  return { ...failed(`${file} ${check.message}`, check.next, common.notes), standing }
}

/** Where placeholders stand for the tokens, what they are filled from is to be written. */
function envOption({ section, path }: View, { provider }: Run): string {
  const { from, variable } = section.get(tokenPath(provider, accessKey(provider)))
  return from === 'placeholder' && variable !== undefined ? `--write-env ${shellWord(envBeside(path))} ` : ''
}

/** Whether a run may try it, be it for the last time. */
const isOfUse = (view: View, run: Run) =>
  view.standing.refreshToken && !view.standing.dead && markIn(run, view) !== 'spent'

function refreshWords(view: View, run: Run): string {
  if (!view.standing.refreshToken) return 'none'
  if (view.standing.dead) return 'there, but dead'
  return MARKS[markIn(run, view)]
}

const MARKS = {
  none: 'there',
  perhaps: 'there, but sent before, and perhaps spent by that',
  spent: 'there, but sent before, and good once',
} as const

/** Why somebody has to do something, as a question with its answer; nothing while the access token is good. */
function neededFor(view: View, run: Run): string | undefined {
  const { accessToken, expiresAt } = view.standing
  if (!accessToken) return 'Sign in:'
  if (expiresAt && expiresAt <= run.io.now()) return isOfUse(view, run) ? 'Renew it:' : 'Sign in again:'
  return undefined
}
