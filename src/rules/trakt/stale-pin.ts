import type { NodeRef } from '../../yaml/document.js'
import type { Fix, Rule, RuleDocs } from '../rule.js'
import { filling, traktKeys } from '../trakt-keys.js'
import { isAllThereIs, severityOfStale, whyStale } from '../trakt-pin.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/stale-pin',
    kind: 'credential',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.16.3 <2.4.7',
    insteadOf: ['config/committed-secret', 'trakt/unread-key'],
  },
  *check(context) {
    const pin = traktKeys(context.document).find(({ name, how }) => name === 'pin' && how === 'right')
    if (!pin || filling(context.document, 'pin') !== 'set' || !context.document.scalar(pin.entry.value))
      return
    const words = whyStale(context, pin.entry.value)
    const fix = blankPin(pin.entry.value, isAllThereIs(context))
    if (words) yield { severity: severityOfStale(context), at: pin.entry.value, fix, ...words }
  },
}

/**
 * What is spent is worth nothing, so nothing is lost with it; but without one PMM waits five minutes for a PIN
 * at each run, where it was refused at once before: then people have to ask for it.
 */
function blankPin(at: NodeRef, isLast: boolean): Fix {
  return {
    title: 'Blank the PIN',
    safety: isLast ? 'unsafe' : 'safe',
    // One inside itself is judged as one.
    reveals: at.path[0] === 'trakt' ? ['trakt'] : at.path.slice(0, -1),
    make: (draft) => draft.set(at, null),
  }
}

export const docs: RuleDocs = {
  summary: 'The PIN is spent or too old to be used.',
  why: 'A PIN is good for ten minutes and for one use; PMM blanks it once it has exchanged it for tokens. One that is still in the file was used already or has run out. Trakt took the page that shows PINs down in July 2026, so a new one cannot be had: sign in another way.',
  examples: [
    {
      given: { now: '2026-11-23T12:00:00Z' },
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n',
    },
    {
      given: {
        now: '2025-05-05T12:00:00Z',
        facts: { committing: false, modifiedAt: new Date('2025-05-05T11:00:00Z') },
      },
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n',
    },
  ],
}
