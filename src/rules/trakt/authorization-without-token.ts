import type { NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import type { Fix, Rule } from '../rule.js'
import { isFilled, traktValue } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/authorization-without-token',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    summary: '`authorization` holds something, but no `access_token`.',
    why: 'As soon as `authorization` holds any key, PMM takes `access_token` from it without looking whether it is there, and crashes when it is not. A blank `access_token:` is enough to avoid the crash.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  authorization:\n    scope: public\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  authorization:\n    access_token:\n    scope: public\n',
      },
    ],
    insteadOf: ['trakt/authorization-partial'],
  },
  *check({ document, violations }) {
    if (traktValue(document, 'access_token')) return
    for (const { at } of violations)
      yield {
        at: document.keyOf(at),
        message: '`authorization` has no `access_token`. PMM crashes on a block without it.',
        hint: 'Delete the block or leave `authorization` blank, and sign in again.',
        command: SIGN_IN,
        fix: isFilled(document, 'refresh_token') ? withBlankToken(at) : dropped(at),
      }
  },
}

/** With a blank token PMM goes on to the refresh token, and gets the rest with it. */
function withBlankToken(at: NodeRef): Fix {
  return {
    title: 'Add a blank `access_token`, so that PMM uses the refresh token',
    safety: 'safe',
    reveals: ['trakt'],
    make: (draft) => draft.insert(at, 'access_token', null, 'first'),
  }
}

function dropped(at: NodeRef): Fix {
  return {
    title: 'Blank `authorization`, which PMM crashes on',
    safety: 'unsafe',
    reveals: ['trakt'],
    make: (draft) => draft.set(at, null),
  }
}
