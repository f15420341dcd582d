import { SIGN_IN } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { traktKeys } from '../trakt-keys.js'
import { day, isFromOldServer, tokenTimes } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/dead-refresh-token',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, now }) {
    const times = tokenTimes(document, now)
    const key = traktKeys(document).find(({ name }) => name === 'refresh_token')
    if (!times || !key || !isFromOldServer(document, now)) return
    const { issuedAt, expiresAt } = times
    const stillGood = expiresAt !== undefined && expiresAt > now
    const until = stillGood
      ? `Trakt works until the access token runs out on ${day(expiresAt)}.`
      : expiresAt
        ? `The access token ran out on ${day(expiresAt)}, so Trakt does not work any more.`
        : 'Trakt stops working when the access token runs out.'
    yield {
      at: key.entry.key,
      message: `This refresh token was issued on ${day(issuedAt)}, before Trakt replaced its sign-in server, and cannot be used any more. ${until}`,
      hint: 'Sign in again once; tokens issued today renew as usual.',
      command: SIGN_IN,
      ...(stillGood ? { severity: 'warning' } : {}),
    }
  },
}

export const docs: RuleDocs = {
  summary: 'The refresh token is from before Trakt’s move of July 2026.',
  why: 'In July 2026 Trakt replaced its sign-in server. Refresh tokens that the old one issued are refused with "invalid_grant" or "session not found": PMM cannot renew the access token, and only a new sign-in helps. Tokens issued since then renew as usual.',
  examples: [
    {
      given: { now: '2026-11-23T12:00:00Z' },
      bad: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 7889238\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1780000000\n`,
      good: `libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: ${'a1b2'.repeat(16)}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${'c3d4'.repeat(16)}\n    scope: public\n    created_at: 1795400000\n`,
    },
  ],
}
