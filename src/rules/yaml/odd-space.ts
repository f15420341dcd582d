import { oddSpaces } from '../odd-spaces.js'
import type { Rule } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'yaml/odd-space',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0',
    summary: 'A space is not an ordinary one.',
    why: 'Copied from a web page or a chat, a config may hold spaces that do not break or have no width. They look right, but to PMM they are letters: a line indented with them is not indented, and a colon followed by one does not end a key.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n\u00a0\u00a0client_id: <<trakt-id>>\n\u00a0\u00a0client_secret: <<trakt-secret>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
    insteadOf: ['yaml/syntax', 'trakt/unknown-key', 'trakt/misplaced-key'],
  },
  *check({ document }) {
    const [first, ...others] = oddSpaces(document)
    if (!first) return
    const more =
      others.length > 0
        ? `, and ${others.length} more ${others.length > 1 ? 'places are' : 'place is'} like it`
        : ''
    yield {
      at: first,
      message: `This looks like a space but is another character, one that does not break or has no width${more}. PMM takes it for a letter.`,
      hint: 'Replace it with ordinary spaces; retyping the line by hand is the surest way.',
    }
  },
}
