import { SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import type { Rule, RuleDocs } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/malformed-pin',
    kind: 'schema',
    severity: 'warning',
    fix: 'unsafe',
    holds: '>=1.16.3 <2.4.7',
    not: '>=2.4.7',
    insteadOf: ['trakt/stale-pin'],
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations))
      yield {
        at,
        message: 'This is no PIN of Trakt’s: those have eight characters, digits and A to F.',
        hint: 'Trakt took its PIN page down in July 2026: blank the PIN and sign in again instead.',
        command: SIGN_IN,
        // It may be something else of worth that was put into the wrong place.
        fix: {
          title: 'Blank the PIN',
          safety: 'unsafe',
          // One inside itself is judged as one.
          reveals: at.path[0] === 'trakt' ? ['trakt'] : at.path.slice(0, -1),
          make: (draft) => draft.set(at, null),
        },
      }
  },
}

export const docs: RuleDocs = {
  summary: 'The PIN is not of the known form.',
  why: 'A PIN of Trakt’s has eight characters, digits and the letters A to F. Anything else, a token or the user name for instance, is refused. PINs cannot be had any more since July 2026 anyway.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D\n',
      given: { now: '2026-06-01T12:00:00Z' },
    },
  ],
}
