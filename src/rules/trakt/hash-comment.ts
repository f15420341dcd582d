import { commentBehind } from '../comment-behind.js'
import type { Rule } from '../rule.js'
import { isBlankTemplate, traktKeys } from '../trakt-keys.js'

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
    // A template full of them is a template; it is only worth knowing that nothing is filled in.
    const template = isBlankTemplate(document)
    for (const { name, entry } of traktKeys(document)) {
      if (document.scalar(entry.value)?.value !== null) continue
      const comment = commentBehind(document, entry.value)
      if (!comment.swallowed || !comment.at) continue
      yield {
        at: comment.at,
        message: `This is a comment, because it begins with \`#\`: \`${name}\` is blank.`,
        hint: 'Replace it with the real value, or delete it if the key is to stay blank.',
        ...(template || !['client_id', 'client_secret', 'access_token'].includes(name)
          ? { severity: 'info' }
          : {}),
      }
    }
  },
}
