import { SIGN_IN } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { filling, isFilled, traktKeys } from '../trakt-keys.js'
import { day, inWords, isFromOldServer, tokenTimes } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/expired-token',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, now }) {
    const expiresAt = tokenTimes(document, now)?.expiresAt
    const key = traktKeys(document).find(({ name }) => name === 'access_token')
    // A token that something else fills in may be newer than the dates beside it.
    if (!key || !expiresAt || expiresAt > now || filling(document, 'access_token') !== 'set') return
    if (isFromOldServer(document, now)) return
    const ago = `The access token ran out on ${day(expiresAt)}, ${inWords(now.getTime() - expiresAt.getTime())} ago`
    yield isFilled(document, 'refresh_token')
      ? {
          at: key.entry.key,
          message: `${ago}. PMM renews it at its next run, if this is its newest copy of the file.`,
          hint: 'Nothing to do if PMM runs with this file; sign in again if it does not get through to Trakt.',
          command: SIGN_IN,
          severity: 'warning',
        }
      : {
          at: key.entry.key,
          message: `${ago}, and there is no refresh token to renew it with: Trakt does not work.`,
          hint: 'Sign in again.',
          command: SIGN_IN,
        }
  },
}

export const docs: RuleDocs = {
  summary: 'The access token has run out.',
  why: 'Access tokens are good for `expires_in` seconds from `created_at`, about a week today. With a refresh token PMM gets a new one at its next run and writes it into the file, which must be writable; without one Trakt stays unconnected. A file whose token ran out long ago is often an old copy.',
  examples: [
    {
      given: { now: '2026-11-23T12:00:00Z' },
      bad: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1794000000\n`,
      good: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1795400000\n`,
    },
  ],
}
