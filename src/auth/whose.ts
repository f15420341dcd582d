import type { Check, Tokens } from '../plugin/index.js'
import { createSource } from '../text/source.js'
import { blockOf } from './block.js'
import { byRightClock } from './clock.js'
import type { Kept } from './keep.js'
import { type View, viewOf } from './open.js'
import { Cancelled, type Outcome } from './outcome.js'
import { asText, type Run, sessionOf } from './run.js'
import { validity } from './time.js'

/**
 * Asks the service whose the tokens are; nothing where nothing is to be asked, or nobody to ask as. Throws when
 * somebody does not want to wait for it.
 */
export async function whose(
  run: Run,
  client: Readonly<Record<string, string>>,
  tokens: Readonly<Record<string, string | undefined>>,
): Promise<Check | undefined> {
  const answer = await asked(run, client, tokens)
  if (run.interruption.isAsked()) throw new Cancelled()
  return answer
}

async function asked(
  run: Run,
  client: Readonly<Record<string, string>>,
  tokens: Readonly<Record<string, string | undefined>>,
): Promise<Check | undefined> {
  const id = run.provider.client[0]?.key
  if (run.request.offline || (id !== undefined && client[id] === undefined)) return undefined
  return run.provider.check(sessionOf(run, client, tokens))
}

/** `Signed in to Trakt as sean (VIP).` */
export function signedIn({ provider }: Run, check: Check | undefined): string {
  if (!check?.ok || check.username === undefined) return `Signed in to ${provider.title}.`
  return `Signed in to ${provider.title} as ${check.username}${check.note ? ` (${check.note})` : ''}.`
}

/** How a run ends that got new tokens and put them where they belong. */
export async function withNewTokens(
  run: Run,
  view: View,
  client: Readonly<Record<string, string>>,
  { tokens, written, notes }: Kept,
  state: 'refreshed' | 'authorized',
): Promise<Outcome> {
  // The tokens are there, whatever somebody wants now.
  const check = await asked(run, client, asText(tokens))
  const right = byRightClock(run)
  const standing = standingOf(right, view, tokens)
  const place = written.length > 0 ? ` Written: ${written.join('; ')}.` : ''
  const until = `The access token is ${validity(standing.expiresAt, right.io.now())}.`
  const common = {
    standing,
    changed: written.length > 0,
    ...(check?.ok && check.username ? { username: check.username } : {}),
  }
  if (check && !check.ok && !(check.kind === 'busy' || check.kind === 'unsent'))
    return {
      ...common,
      state: 'failed',
      message: `${run.provider.title} gave new tokens, but does not take them.${place} ${check.message}`,
      next:
        check.next ?? `Look again in a minute: pmm-config ${run.provider.service} status --online <config>`,
      notes,
    }
  const doubt = check && !check.ok ? [`Whose they are could not be asked: ${check.message}`] : []
  return {
    ...common,
    state,
    message: `${signedIn(run, check)} ${until}${place}`,
    notes: [...notes, ...doubt, ...withoutRefreshToken(run, tokens)],
  }
}

/** Without one nothing can be renewed. */
const withoutRefreshToken = ({ provider: { title } }: Run, { refresh_token }: Tokens): readonly string[] =>
  refresh_token === null
    ? [
        `${title} sent no refresh token, so that somebody has to sign in again once the access token has run out.`,
      ]
    : []

/** What a file with these tokens would tell. */
function standingOf(run: Run, view: View, tokens: Tokens): View['standing'] {
  const block = blockOf(run.provider, { tokens, client: {} })
  return viewOf(run, view.path, createSource(view.path, block)).standing
}
