import type { ConfigDocument } from '../../yaml/document.js'
import { commentBehind } from '../comment-behind.js'
import type { Rule, Severity } from '../rule.js'
import { isBlankTemplate, isFilled, isTokenKey, type TraktKey, traktKeys } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/hash-comment',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'What looks like a value begins with `#`, so it is a comment and the key is blank.',
    why: 'In YAML a `#` behind a blank starts a comment. `client_id: ####` is therefore a key without a value: PMM takes it for blank. A value that really begins with `#` needs quotes.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: ################\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document }) {
    const found = traktKeys(document).flatMap(({ name, entry }) => {
      if (document.scalar(entry.value)?.kind !== 'null') return []
      const { swallowed, at } = commentBehind(document, entry.value)
      return swallowed && at ? [{ name, at }] : []
    })
    const [first, ...others] = found
    if (!first) return
    // A template full of them is a template; it is only worth knowing that nothing is filled in.
    if (isBlankTemplate(document)) {
      yield {
        at: first.at,
        message: `\`trakt\` is not filled in: this is a comment, because it begins with \`#\`${others.length > 0 ? `, and so ${others.length > 1 ? `are ${others.length} more` : 'is one more'}` : ''}.`,
        hint: 'Replace it with the real value, or delete the section if you do not use Trakt.',
        severity: 'info',
      }
      return
    }
    for (const { name, at } of found)
      yield {
        at,
        message: `This is a comment, because it begins with \`#\`: \`${name}\` is blank.`,
        hint: 'Replace it with the real value, or delete it if the key is to stay blank.',
        severity: severityOf(document, name),
      }
  },
}

/** How much it matters that a key is blank. */
function severityOf(document: ConfigDocument, name: TraktKey): Severity {
  if (name === 'force_refresh') return 'info'
  if (name === 'client_id' || name === 'client_secret') return 'error'
  const signedIn = isFilled(document, 'access_token') || isFilled(document, 'refresh_token')
  if (!signedIn && !isFilled(document, 'pin')) return 'error'
  return signedIn && isTokenKey(name) ? 'warning' : 'info'
}
