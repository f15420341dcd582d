import { filledIn } from '../filled-in.js'
import type { Rule, RuleDocs } from '../rule.js'
import { unquotingNumber } from '../services/number-in-quotes.js'
import { whereRead } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'mal/cache-expiration',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.18.0',
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations)) {
      const { value, text = '' } = document.scalar(at) ?? {}
      // A boolean is a number to Python: `true` counts as one day.
      const works = value === true || text === '60'
      yield {
        at,
        message: works
          ? '`cache_expiration` must be a whole number of days; this works by chance.'
          : '`cache_expiration` must be a whole number of days above zero: PMM takes 60 instead.',
        hint: 'Write a number such as `60`, without quotes.',
        ...unquotingNumber(at, value, text),
        ...whereRead(at.path),
        ...(works ? { severity: 'warning' } : {}),
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: '`cache_expiration` is not a whole number of days above zero.',
  why: 'PMM takes whole numbers from 1 on. For anything else, a number in quotes or a placeholder included, it writes a warning into its log and takes 60.',
  examples: [
    {
      bad: "libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n  cache_expiration: '30'\n",
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n  cache_expiration: 30\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n  cache_expiration: 0\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n  cache_expiration: 1\n',
    },
  ],
}
