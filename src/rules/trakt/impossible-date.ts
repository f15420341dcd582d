import type { NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import type { Finding, Fix, Rule, RuleDocs } from '../rule.js'
import { unquotingNumber } from '../services/number-in-quotes.js'
import { TRAKT, traktValue } from '../trakt-keys.js'
import { isFuture } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/impossible-date',
    kind: 'credential',
    severity: 'warning',
    fix: 'unsafe',
    holds: '>=1.0.0',
  },
  *check({ document, violations, now }) {
    // Of what is left in a section that is not filled in, nothing is wrong by itself.
    if (TRAKT.isBlankTemplate(document)) return
    for (const { at } of filledIn(document, violations)) {
      const name = String(at.path.at(-1))
      const { value, text = '' } = document.scalar(at) ?? {}
      yield { at, ...words(name, value, text), command: SIGN_IN, ...repairOf(at, value, text) }
    }
    const created = traktValue(document, 'created_at')
    const issued = created && document.scalar(created)?.value
    if (created && typeof issued === 'number' && isFuture(issued, now))
      yield {
        at: created,
        message: '`created_at` lies in the future: nobody can tell when the token runs out.',
        hint: 'Sign in again, or check the clock of the machine that wrote it.',
        command: SIGN_IN,
      }
  },
}

/** A number in quotes is meant as one; what has thirteen digits are most likely milliseconds. */
function repairOf(at: NodeRef, value: unknown, text: string): { readonly fix?: Fix } {
  if (typeof value !== 'number' || at.path.at(-1) !== 'created_at' || !/^\d{13}$/.test(text))
    return unquotingNumber(at, value, text)
  return {
    fix: {
      title: 'Write `created_at` in seconds',
      safety: 'unsafe',
      reveals: ['trakt'],
      make: (draft) => draft.set(at, Math.floor(value / 1000)),
    },
  }
}

function words(name: string, value: unknown, text: string): Pick<Finding, 'message' | 'hint' | 'severity'> {
  const hint = 'Sign in again, or paste the block again as you got it.'
  if (typeof value !== 'number')
    return /^\d+$/.test(text)
      ? {
          message: `\`${name}\` is a number in quotes, so it is text. PMM does not read it.`,
          hint: 'Remove the quotes.',
          severity: 'info',
        }
      : { message: `\`${name}\` must be a whole number of seconds.`, hint }
  if (name === 'created_at' && value > 99_999_999_999)
    return {
      message: '`created_at` is given in milliseconds; Trakt counts in seconds.',
      hint: 'Cut off the last three digits.',
    }
  if (name === 'expires_in' && value > 1)
    return { message: '`expires_in` is longer than any token of Trakt’s lives; is it in milliseconds?', hint }
  return { message: `\`${name}\` is ${value < 1 ? 'not above zero' : 'out of any range that can be'}.`, hint }
}

export const docs: RuleDocs = {
  summary: '`created_at` or `expires_in` is no number of seconds that can be.',
  why: '`created_at` is the time of issue in seconds since 1970, ten digits today; thirteen digits are milliseconds. `expires_in` is a number of seconds. PMM does not read them, but whoever wants to know whether the token still works does.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000000\n    token_type: Bearer\n    scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
