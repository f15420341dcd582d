import { SIGN_IN } from '../commands.js'
import type { Rule, RuleDocs } from '../rule.js'
import { filling, missingTokens, traktKeys } from '../trakt-keys.js'
import { tokenTimes } from '../trakt-tokens.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/no-refresh-token',
    kind: 'credential',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
  },
  *check({ document, now, margin }) {
    // A block that lacks more is only partly filled in, which has a rule of its own.
    const missing = missingTokens(document)
    if (missing.length !== 1 || missing[0] !== 'refresh_token') return
    // One that has run out, or is about to, has a rule of its own that says this as well.
    const expiresAt = tokenTimes(document, now)?.expiresAt
    if (expiresAt && expiresAt.getTime() - now.getTime() <= margin * 1000) return
    const keys = traktKeys(document)
    const key =
      keys.find(({ name }) => name === 'refresh_token') ?? keys.find(({ name }) => name === 'access_token')
    if (!key) return
    yield {
      at: key.entry.key,
      message: `\`refresh_token\` is ${filling(document, 'refresh_token')}: once the access token runs out, PMM cannot renew it.`,
      hint: 'Sign in again to get both tokens.',
      command: SIGN_IN,
    }
  },
}

export const docs: RuleDocs = {
  summary: 'There is an access token, but no refresh token.',
  why: 'An access token is good for days. Without `refresh_token` PMM cannot get the next one: once it has run out, Trakt stops working until you sign in again.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token:\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
      good: 'libraries:\n  Films: {}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
    },
  ],
}
