import { realPath } from '../files/real-path.js'
import { type HeldConfig, holdConfig } from '../files/write/hold.js'
import type { Journal } from '../files/write/journal.js'
import type { Grant, Refusal, Way } from '../plugin/index.js'
import { hold } from './hold.js'
import { journalFirst } from './journal-first.js'
import { type Kept, keep, type Over, receivedOf, secure, stuck } from './keep.js'
import { obstacle } from './obstacle.js'
import { tokensOf, type View } from './open.js'
import { Cancelled, failed, type Outcome } from './outcome.js'
import { type Run, sessionOf } from './run.js'

type Client = Readonly<Record<string, string>>

export type SignedIn = Kept | Over | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * Signs somebody in anew. Whether the tokens can be written is found out before anybody is asked to do
 * anything; the config is not held while a person is waited for.
 */
export async function signIn(
  run: Run,
  view: View,
  way: Way,
  client: Client,
  asked: Client,
): Promise<SignedIn> {
  const { path } = view
  const { provider, io, person } = run
  const start = await hold(run, path, async (held): Promise<Journal | Outcome> => {
    return obstacle(run, view, asked) ?? journalFirst(run, held, path, { version: 1 })
  })
  if ('state' in start) return { kind: 'over', outcome: start }
  if ('message' in start)
    return { kind: 'over', outcome: failed(`${start.path}: ${start.message}`, start.hint) }
  const real = realPath(path, io.cwd)
  let grant: Grant
  try {
    grant = await provider.authorize(sessionOf(run, client, tokensOf(view, run)), way, person)
  } catch (error) {
    start.remove()
    throw error
  }
  if (grant.ok) return keepGrant(run, view, real, asked, grant, start)
  start.remove()
  return { kind: 'refused', refusal: grant }
}

/** First of all the tokens go onto the disk: waiting for the config may take a while. */
async function keepGrant(
  run: Run,
  view: View,
  real: string,
  asked: Client,
  { tokens }: Extract<Grant, { ok: true }>,
  journal: Journal,
): Promise<Kept | Over> {
  const { path } = view
  const received = receivedOf(run, view, tokens, asked)
  const safe = secure(real, run.provider.service, journal, { version: 1, received })
  const work = (held: HeldConfig) => keep(run, held, path, received, safe)
  try {
    // What is nowhere else has to wait.
    const outcome = await (safe ? hold(run, path, work) : holdConfig(path, run.io.cwd, work))
    return 'kind' in outcome ? outcome : { kind: 'over', outcome: stuck(run, path, outcome, safe) }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    return { kind: 'over', outcome: { ...stuck(run, path, BROKEN_OFF, safe), state: 'cancelled' } }
  }
}

const BROKEN_OFF = { path: '', message: 'another pmm-config was at work on it, and was not waited for' }
