import { isMountedAlone } from '../files/write/mounts.js'
import { markSent, unmarkSent } from '../files/write/sent-mark.js'
import type { Refusal } from '../plugin/index.js'
import { hold } from './hold.js'
import { journalFirst } from './journal-first.js'
import { type Kept, keep, type Over, receivedOf, secure } from './keep.js'
import { type Mark, markOf, mayBeSent, sentByOthers } from './marks.js'
import { obstacle } from './obstacle.js'
import { tokensOf, type View, viewOf } from './open.js'
import { Cancelled, failed, type Outcome } from './outcome.js'
import { hashOf } from './record.js'
import { type Run, sessionOf } from './run.js'

/** How the exchange of a refresh token ended. */
export type Spent =
  | Kept
  | Over
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly again: Again }
  /** Another run has renewed the tokens meanwhile. */
  | { readonly kind: 'renewed'; readonly view: View }
  /** It was sent in an earlier run, and is spent or may be. */
  | { readonly kind: 'sent before'; readonly again: Again }

/** When a refresh token is sent once more of which nobody knows whether it is spent. */
export type Again = 'never' | 'by the next run' | 'when the access token has run out'

type Client = Readonly<Record<string, string>>

/**
 * Exchanges the refresh token while no other run works on the config. Before it is sent, the file is proven
 * writable and a note of it is on the disk; what comes back is on the disk before anything else happens.
 *
 * @param client who is asking; `asked` are those keys of it that the config does not hold yet
 */
export async function spendRefreshToken(run: Run, view: View, client: Client, asked: Client): Promise<Spent> {
  const { path } = view
  const { service } = run.provider
  const outcome = await hold(run, path, async (held): Promise<Spent> => {
    const now = viewOf(run, path, held.read(), view.modifiedAt)
    const tokens = tokensOf(now, run)
    if (tokens.refresh_token === undefined) return { kind: 'over', outcome: gone(run, path) }
    if (tokens.refresh_token !== tokensOf(view, run).refresh_token) return { kind: 'renewed', view: now }
    const sent = hashOf(tokens.refresh_token)
    const foreign = sentByOthers(run, held.real, sent)
    if (foreign) return { kind: 'over', outcome: foreign }
    const mark = markOf(held.real, service, sent)
    const hasRunOut = mayBeSent('perhaps', now, run.io.now()) || (await isRefused(run, now, client, mark))
    if (mark === 'spent') return { kind: 'sent before', again: 'never' }
    if (mark === 'perhaps' && !hasRunOut) return { kind: 'sent before', again: AFTERWARDS }
    const hindrance = obstacle(run, now, asked) ?? unshared(run, held.real, path)
    if (hindrance) return { kind: 'over', outcome: hindrance }
    // Nothing is spent yet that could not be left as it is.
    if (run.interruption.isAsked()) throw new Cancelled()
    const isLast = mark === 'perhaps'
    const journal = journalFirst(run, held, path, { version: 1 })
    if ('state' in journal) return { kind: 'over', outcome: journal }
    const remember = (spent: boolean) => markSent(held.real, service, sent, spent)
    journal.keep({ version: 1, sent, ...(isLast ? { state: 'spent' } : {}) })
    remember(isLast)
    const grant = await run.provider.refresh(sessionOf(run, client, tokens))
    if (!grant.ok) {
      // Only what surely was not looked at may be sent again at once.
      if (grant.kind === 'grant') {
        secure(held.real, service, journal, { version: 1, sent, state: 'spent' })
        remember(true)
      } else if (grant.kind !== 'lost') {
        journal.remove()
        if (isLast) remember(false)
        else unmarkSent(held.real, service, sent)
      }
      const isOver = isLast || grant.kind === 'grant'
      return {
        kind: 'refused',
        refusal: grant,
        again: isOver ? 'never' : hasRunOut ? 'by the next run' : AFTERWARDS,
      }
    }
    const received = receivedOf(run, now, grant.tokens, asked)
    const safe = secure(held.real, service, journal, { version: 1, sent, state: 'spent', received })
    remember(true)
    return keep(run, held, path, received, safe, sent)
  })
  return 'kind' in outcome
    ? outcome
    : { kind: 'over', outcome: failed(`${outcome.path}: ${outcome.message}`, outcome.hint) }
}

/** A lock that nobody else can see keeps nobody from sending the same token. */
function unshared({ provider, request }: Run, real: string, path: string): Outcome | undefined {
  if (request.soleUser || !isMountedAlone(real)) return undefined
  const { service, title } = provider
  return failed(
    `${path} is mounted here as a single file, so no lock keeps another pmm-config, outside or in another container, from sending the same refresh token to ${title}, which ends the sign-in for both. Nothing was sent.`,
    `Mount its folder instead of the file, or run the command where the file itself is. If nobody else runs pmm-config on it, say so by --sole-user: pmm-config ${service} auth --sole-user <config>`,
  )
}

const AFTERWARDS = 'when the access token has run out'

/** Where the file does not tell until when the access token is good, the service does. */
async function isRefused(run: Run, view: View, client: Client, mark: Mark): Promise<boolean> {
  if (mark !== 'perhaps' || view.standing.expiresAt !== undefined) return false
  const check = await run.provider.check(sessionOf(run, client, tokensOf(view, run)))
  return !check.ok && check.kind === 'token'
}

const gone = ({ provider: { title, service } }: Run, path: string): Outcome => ({
  state: 'required',
  message: `Another program has just taken the tokens for ${title} out of ${path}. Nothing was sent.`,
  next: `Sign in: pmm-config ${service} auth <config>`,
})
