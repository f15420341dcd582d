import type { NetAnswer, Refusal } from '../../plugin/index.js'
import { AGAIN } from './words.js'

type Answered = Extract<NetAnswer, { kind: 'answer' }>

/** Statuses by which Cloudflare, which stands before Trakt, says that it got no connection to it. */
const NOT_REACHED: Readonly<Record<number, string>> = {
  521: 'it refuses connections',
  523: 'there is no way to it',
  525: 'the TLS handshake with it failed',
  526: 'its certificate is not valid',
}

/** Those of which Trakt may have seen something. */
const PERHAPS: Readonly<Record<number, string>> = {
  502: 'Trakt is overloaded',
  503: 'Trakt is overloaded',
  504: 'Trakt is overloaded',
  520: 'Cloudflare got no proper answer from Trakt',
  522: 'Cloudflare cannot reach Trakt',
  524: 'Trakt did not answer Cloudflare in time',
}

const LATER = 'Nothing was spent. Run the command again later: Trakt has to mend this.'

/**
 * An answer from 500 on: Trakt may have acted before it failed, unless what stands before it tells that it was
 * never reached.
 */
export function failing({ status, text = '' }: Answered): Refusal {
  const reason =
    NOT_REACHED[status] ?? (isUnnamed(status, text) ? 'its name could not be looked up' : undefined)
  if (reason !== undefined)
    return {
      ok: false,
      kind: 'unsent',
      message: `Cloudflare, which stands before Trakt, could not reach it: ${reason} (${status}).`,
      next: LATER,
    }
  // RFC 6585: by networks that want a sign-in of their own, never by who was asked.
  if (status === 511)
    return {
      ok: false,
      kind: 'unsent',
      message: 'The network wants a sign-in of its own before it lets anything through to Trakt (511).',
      next: 'Nothing was spent. Open a browser, sign in to the network there, and run the command again.',
    }
  return {
    ok: false,
    kind: 'lost',
    message: `${PERHAPS[status] ?? 'Trakt failed'} (${status}).`,
    next: AGAIN,
  }
}

/** 530 comes with another number, which tells the cause. */
const isUnnamed = (status: number, text: string) => status === 530 && /\b1016\b/.test(text)
