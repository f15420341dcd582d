import type { Rule } from '../rule.js'
import { isTraktKey, traktValue } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/missing-credential',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
    summary: '`client_id` or `client_secret` is not there.',
    why: 'Without both, PMM reports an error, writes the blank key into the file and goes on without Trakt: every list and rating that needs it fails. Kometa 2.4.7 and later can do without.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
      { bad: 'libraries:\ntrakt: {}\n', good: 'libraries:\n' },
    ],
  },
  *check({ document, violations }) {
    const missing = violations.flatMap(({ key }) =>
      key && isTraktKey(key) && !traktValue(document, key) ? [key] : [],
    )
    const section = document.at(['trakt'])
    if (missing.length === 0 || !section) return
    const names = missing.map((key) => `\`${key}\``).join(' and ')
    yield {
      at: document.keyOf(section),
      message: `${names} ${missing.length > 1 ? 'are' : 'is'} missing from \`trakt\`: PMM cannot use Trakt.`,
      hint: 'Both come from your app at https://app.trakt.tv/settings/apps/api. Delete the section if you do not use Trakt.',
    }
  },
}
