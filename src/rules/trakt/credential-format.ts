import { SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import type { Rule } from '../rule.js'
import { isTokenKey } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/credential-format',
    kind: 'schema',
    severity: 'warning',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'An id, secret or token does not look like one of Trakt’s.',
    why: 'Every id and secret that Trakt has handed out so far has 64 characters, the digits and the letters a to f; tokens are long as well. A shorter one has most likely been cut off while copying. Trakt promises no form, so this is a warning.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: 1a2b3c\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations)) {
      const name = String(at.path.at(-1))
      const length = document.scalar(at)?.text.length ?? 0
      yield {
        at,
        message: isTokenKey(name)
          ? `\`${name}\` has only ${length} ${length === 1 ? 'character' : 'characters'}: Trakt’s tokens are longer.`
          : `\`${name}\` is not of the known form: 64 characters, digits and a to f (this has ${length}).`,
        hint: 'Copy it again, whole, with the copy button on Trakt’s page.',
        ...(isTokenKey(name) ? { command: SIGN_IN } : {}),
      }
    }
  },
}
