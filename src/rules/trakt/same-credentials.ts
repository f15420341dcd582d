import type { Rule } from '../rule.js'
import { isFilled, traktKeys } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/same-credentials',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: '`client_id` and `client_secret` are the same.',
    why: 'Trakt gives every app an id and a different secret. With one of them in both places Trakt refuses to issue or renew tokens.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt>>\n  client_secret: <<trakt>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
    insteadOf: ['trakt/credential-format'],
  },
  *check({ document }) {
    const [id, secret] = ['client_id', 'client_secret'].map((name) =>
      traktKeys(document).find((key) => key.name === name),
    )
    if (!id || !secret || !isFilled(document, 'client_id')) return
    const text = document.scalar(id.entry.value)?.text
    if (text === undefined || text !== document.scalar(secret.entry.value)?.text) return
    yield {
      at: secret.entry.value,
      message: '`client_secret` is the same as `client_id`. Trakt gives every app two different ones.',
      hint: 'Copy the Client Secret again from your app at https://app.trakt.tv/settings/apps/api.',
    }
  },
}
