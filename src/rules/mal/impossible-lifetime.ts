import { MAL_SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import { MAL } from '../mal-keys.js'
import type { Rule, RuleDocs } from '../rule.js'
import { unquotingNumber } from '../services/number-in-quotes.js'

export const rule: Rule = {
  meta: {
    id: 'mal/impossible-lifetime',
    kind: 'schema',
    severity: 'warning',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  *check({ document, violations }) {
    // Of what is left in a section that is not filled in, nothing is wrong by itself.
    if (MAL.isBlankTemplate(document)) return
    for (const { at } of filledIn(document, violations)) {
      const { value, text = '' } = document.scalar(at) ?? {}
      yield {
        at,
        message:
          typeof value === 'number' && value > 1
            ? '`expires_in` is longer than any token lives; is it in milliseconds?'
            : '`expires_in` must be a whole number of seconds above zero.',
        hint: 'Write the number of seconds without quotes, or sign in again.',
        command: MAL_SIGN_IN,
        // PMM never reads it, and everybody else sees what is meant.
        ...(/^\d+$/.test(text) && typeof value === 'string' ? { severity: 'info' } : {}),
        ...unquotingNumber(at, value, text),
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: '`expires_in` is no number of seconds that can be.',
  why: '`expires_in` is the lifetime of the access token in seconds: 2678400 is 31 days. Something else there says that the block was mixed up while pasting, or that another program counted in milliseconds.',
  examples: [
    {
      bad: "libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: '2678400'\n    refresh_token: <<mal-refresh>>\n",
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: a month\n    refresh_token: <<mal-refresh>>\n',
      good: 'libraries:\n  Films: {}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<mal-access>>\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: <<mal-refresh>>\n',
    },
  ],
}
