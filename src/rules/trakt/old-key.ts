import type { Rule } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/old-key',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A key that only Plex-Auto-Collections knew.',
    why: '`auto_refresh_token` allowed the predecessor of PMM to renew tokens at all. PMM always renews them when they have run out and never read this key. It is not the same as `force_refresh`.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n  auto_refresh_token: true\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document, violations }) {
    for (const { at } of violations)
      yield {
        at: document.keyOf(at),
        message: `\`${at.path.at(-1)}\` is a key of Plex-Auto-Collections. PMM ignores it.`,
        hint: 'Delete the line: PMM always renews tokens that have run out.',
      }
  },
}
