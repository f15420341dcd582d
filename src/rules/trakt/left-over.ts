import { SIGN_IN } from '../commands.js'
import type { Rule } from '../rule.js'
import { isBlankTemplate, isTokenKey } from '../trakt-keys.js'
import { whereRead } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/left-over',
    kind: 'schema',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A credential is still what a template, a log or another tool put there.',
    why: 'Texts such as `YOUR_CLIENT_ID`, `<Client ID Here>`, `(redacted)` or `None` stand for a value that has not been filled in. PMM sends them to Trakt as they are, and Trakt refuses them.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: YOUR_CLIENT_ID_HERE\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document, violations }) {
    const [first] = violations
    if (!first) return
    if (isBlankTemplate(document)) {
      yield {
        at: first.at,
        message: `\`trakt\` is not filled in yet: ${violations.length > 1 ? `this value and ${violations.length - 1} more only stand` : 'this value only stands'} for what belongs there.`,
        hint: 'Fill the section in, or delete it if you do not use Trakt.',
        severity: 'warning',
      }
      return
    }
    for (const { at } of violations)
      yield {
        at,
        message: `\`${at.path.at(-1)}\` is not filled in: this is a text that stands for the value.`,
        hint: 'Replace it with the real value, with a placeholder such as `<<trakt-id>>`, or leave it blank.',
        ...(isTokenKey(String(at.path.at(-1))) ? { command: SIGN_IN } : {}),
        ...whereRead(at.path),
      }
  },
}
