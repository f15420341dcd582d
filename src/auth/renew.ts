import type { Client } from './client.js'
import type { View } from './open.js'
import { Cancelled, failed, type Outcome } from './outcome.js'
import type { Run } from './run.js'
import { type Again, spendRefreshToken } from './spend.js'
import { local, validity } from './time.js'
import { withNewTokens } from './whose.js'

/** What renewing came to; `useless`: only a new sign-in helps now, and why. */
export type Renewed =
  | { readonly kind: 'over'; readonly outcome: Outcome }
  | {
      readonly kind: 'useless'
      readonly why: string
      /** When the refresh token is tried once more, which helps perhaps; nothing where it never is. */
      readonly later?: string
    }

/** Renews the tokens by the refresh token, which is sent once. */
export async function renew(run: Run, view: View, client: Client): Promise<Renewed> {
  const { provider, interruption, io } = run
  if (interruption.isAsked()) throw new Cancelled()
  const spent = await spendRefreshToken(run, view, client.all, client.asked)
  switch (spent.kind) {
    case 'over':
      return spent
    case 'kept':
      return { kind: 'over', outcome: await withNewTokens(run, view, client.all, spent, 'refreshed') }
    case 'renewed': {
      const { standing } = spent.view
      const message = `Another program has just renewed the tokens in ${view.path}; nothing was sent. The access token is ${validity(standing.expiresAt, io.now())}.`
      return { kind: 'over', outcome: { state: 'valid', message, standing } }
    }
    case 'sent before':
      return {
        kind: 'useless',
        why: `The refresh token was sent to ${provider.title} in an earlier run, and is good once, so it is not sent again${spent.again === 'never' ? '' : ' yet'}.`,
        ...later(spent.again, view),
      }
    case 'refused': {
      const { refusal, again } = spent
      if (refusal.kind === 'grant') return { kind: 'useless', why: refusal.message }
      if (refusal.kind === 'lost')
        return {
          kind: 'useless',
          why: `${refusal.message} The refresh token may be spent by it, so it is not sent again${again === 'never' ? '' : ' yet'}.`,
          ...later(again, view),
        }
      return { kind: 'over', outcome: failed(refusal.message, refusal.next) }
    }
  }
}

function later(again: Again, { standing: { expiresAt } }: View): { readonly later?: string } {
  if (again === 'never') return {}
  const when =
    again === 'by the next run'
      ? 'The next run sends it'
      : `Until ${expiresAt ? local(expiresAt) : 'the access token runs out'} nothing is lost; a run after that sends it`
  return { later: `${when} one last time, for it may be good still.` }
}
