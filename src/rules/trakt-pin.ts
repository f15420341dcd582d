import type { NodeRef } from '../yaml/document.js'
import { SIGN_IN } from './commands.js'
import type { Finding, RuleContext, Severity } from './rule.js'
import { filling, isFilled } from './trakt-keys.js'
import { day, inWords, isSignedIn, PIN_LIFE, PIN_PAGE_GONE } from './trakt-tokens.js'

/** Why a PIN cannot be of use any more, the surest reason first; nothing where it may be. */
export function whyStale(context: RuleContext, at: NodeRef): Omit<Finding, 'at'> | undefined {
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
      'Blank the PIN and sign in again instead.',
    )
  return undefined
}

function gone(
  message: string,
  hint = 'Trakt took its PIN page down in July 2026: blank the PIN and sign in again instead.',
): Omit<Finding, 'at'> {
  return { message, hint, command: SIGN_IN }
}

/**
 * Whether Trakt's refusal of a PIN leaves PMM without a sign-in (trakt.py 52-66 and 135 of Kometa 2.4.4): id and
 * secret are there, and no tokens of use.
 */
export function isAllThereIs({ document, now }: RuleContext): boolean {
  const hasApp = isFilled(document, 'client_id') && isFilled(document, 'client_secret')
  return hasApp && !isSignedIn(document, now) && !isFilled(document, 'refresh_token')
}

/** With placeholders the file may well be without the tokens that PMM keeps elsewhere. */
export function severityOfStale(context: RuleContext): Severity {
  const isForeign = (['client_id', 'client_secret'] as const).some(
    (name) => filling(context.document, name) === 'foreign',
  )
  return isAllThereIs(context) && !isForeign ? 'error' : 'warning'
}
