import { SIGN_IN } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { filling, isFilled, traktKeys } from '../trakt-keys.js'
import { day, inWords, isFromOldServer, tokenTimes } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/expiring-token',
    kind: 'credential',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, now, margin }) {
    const expiresAt = tokenTimes(document, now)?.expiresAt
    const key = traktKeys(document).find(({ name }) => name === 'access_token')
    if (!key || !expiresAt || filling(document, 'access_token') !== 'set') return
    const left = expiresAt.getTime() - now.getTime()
    if (left <= 0 || left > margin * 1000 || isFromOldServer(document, now)) return
    const soon = `The access token runs out in ${inWords(left)}, on ${day(expiresAt)}`
    yield isFilled(document, 'refresh_token')
      ? {
          at: key.entry.key,
          message: `${soon}. PMM renews it when it next runs.`,
          hint: 'Nothing to do if PMM runs with this file.',
          command: SIGN_IN,
          severity: 'info',
        }
      : {
          at: key.entry.key,
          message: `${soon}, and there is no refresh token to renew it with.`,
          hint: 'Sign in again to get both tokens.',
          command: SIGN_IN,
        }
  },
}

export const docs: RuleDocs = {
  summary: 'The access token is about to run out.',
  why: 'How long before its end a token is worth a word is a setting (`margin`, a day by default). With a refresh token this is only for your information: PMM renews by itself when it next runs. Without one Trakt stops working then.',
  examples: [
    {
      given: { now: '2026-11-23T12:00:00Z' },
      bad: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1794840000\n`,
      good: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1795400000\n`,
    },
  ],
}
