import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { whereRead } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'mal/spent-url',
    kind: 'credential',
    severity: 'warning',
    fix: 'safe',
    holds: '>=1.17.2',
    insteadOf: ['mal/localhost-url', 'mal/unquoted-value'],
  },
  *check({ document, facts, now }) {
    const at = document.at(['mal', 'localhost_url'])
    if (!at || MAL.filling(document, 'localhost_url') !== 'set' || !document.scalar(at)) return
    if (!MAL.isFilled(document, 'access_token') || !MAL.isFilled(document, 'refresh_token')) return
    if (facts.modifiedAt && now.getTime() - facts.modifiedAt.getTime() < HOUR) return
    yield {
      at,
      message: 'PMM is signed in to MyAnimeList already, and the code in this address was good for one use.',
      hint: 'Blank it: leave `localhost_url:` with nothing behind it.',
      fix: {
        title: 'Blank `localhost_url`',
        safety: 'safe',
        reveals: at.path.slice(0, -1),
        make: (draft) => draft.set(at, null),
      },
      ...whereRead(at.path),
    }
  },
}

/** In milliseconds. */
const HOUR = 60 * 60 * 1000

export const docs: RuleDocs = {
  summary: '`localhost_url` is still there although PMM is signed in.',
  why: 'The code in the address is good for one use. PMM needs it for the first sign-in only; once `authorization` is filled in it is spent, and only looks like a second way in. An address in a file that was written within the last hour is left alone: it may be meant for a new sign-in.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  localhost_url: http://localhost/?code=abc\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  localhost_url:\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
