import type { NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import type { Finding, Fix, Rule, RuleContext } from '../rule.js'
import { filling, traktKeys } from '../trakt-keys.js'
import { day, inWords, isSignedIn, PIN_LIFE, PIN_PAGE_GONE } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/stale-pin',
    kind: 'credential',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.16.3 <2.4.7',
    summary: 'The PIN is spent or too old to be used.',
    why: 'A PIN is good for ten minutes and for one use; PMM blanks it once it has exchanged it for tokens. One that is still in the file was used already or has run out. Trakt took the page that shows PINs down in July 2026, so a new one cannot be had: sign in another way.',
    examples: [
      {
        given: { now: '2026-11-23T12:00:00Z' },
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n',
        good: 'libraries:\ntrakt:\n  client_id:\n  client_secret:\n  pin:\n',
      },
      {
        given: {
          now: '2025-05-05T12:00:00Z',
          facts: { committing: false, modifiedAt: new Date('2025-05-05T11:00:00Z') },
        },
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n',
      },
    ],
    insteadOf: ['config/committed-secret', 'trakt/unread-key'],
  },
  *check(context) {
    const pin = traktKeys(context.document).find(({ name, how }) => name === 'pin' && how === 'right')
    if (!pin || filling(context.document, 'pin') !== 'set' || !context.document.scalar(pin.entry.value))
      return
    const words = evidence(context, pin.entry.value)
    if (words) yield { severity: 'warning', at: pin.entry.value, fix: blankPin(pin.entry.value), ...words }
  },
}

/** What is spent is worth nothing, so nothing is lost with it. */
function blankPin(at: NodeRef): Fix {
  return {
    title: 'Blank the PIN',
    safety: 'safe',
    // One inside itself is judged as one.
    reveals: at.path[0] === 'trakt' ? ['trakt'] : at.path.slice(0, -1),
    make: (draft) => draft.set(at, null),
  }
}

/** Why this PIN cannot be of use any more; the surest reason first. */
function evidence(context: RuleContext, at: NodeRef): Omit<Finding, 'at'> | undefined {
  const { document, now, facts } = context
  if (isSignedIn(document, now))
    return {
      message: 'PMM is signed in already: it neither uses nor removes this PIN.',
      hint: 'Blank it: leave `pin:` with nothing behind it. Trakt took its PIN page down in July 2026.',
    }
  if (facts.committing)
    // A hook that exits with 0 shows nothing of what it said.
    return {
      ...gone('This file is being committed with a PIN in it, and a PIN is good for ten minutes only.'),
      severity: 'error',
    }
  const written = facts.modifiedAt ?? facts.lineChangedAt?.(document.range(at))
  if (written && now.getTime() - written.getTime() > PIN_LIFE)
    return gone(
      `This PIN has been here for at least ${inWords(now.getTime() - written.getTime())} (since ${day(written)}); PINs are good for ten minutes.`,
    )
  const line = facts.modifiedAt ? facts.lineChangedAt?.(document.range(at)) : undefined
  if (line && now.getTime() - line.getTime() > PIN_LIFE)
    return gone(`This PIN was committed on ${day(line)}; PINs are good for ten minutes.`)
  if (now.getTime() > PIN_PAGE_GONE + PIN_LIFE)
    return gone(
      'This PIN is from before July 2026, when Trakt took its PIN page down; PINs are good for ten minutes.',
    )
  return undefined
}

function gone(message: string): Omit<Finding, 'at'> {
  return {
    message,
    hint: 'Trakt took its PIN page down in July 2026: blank the PIN and sign in again instead.',
    command: SIGN_IN,
  }
}
