import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import type { Rule } from '../rule.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/authorization-shape',
    kind: 'schema',
    severity: 'error',
    fix: 'unsafe',
    holds: '>=1.0.0',
    summary: '`authorization` is a text, a list or a number.',
    why: 'PMM looks for `access_token` below `authorization`. Where a single value or a list stands it crashes, and with it the whole run.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization: abc\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
      },
    ],
  },
  *check({ document, violations }) {
    for (const { at } of violations) {
      const what = document.shape(at) === 'sequence' ? 'a list' : 'a single value'
      const empty = isEmpty(document, at)
      yield {
        at: document.shape(at) === 'sequence' ? document.keyOf(at) : at,
        message: `\`authorization\` must hold keys such as \`access_token\`, but here is ${what}. PMM ${empty ? 'takes it for blank' : 'crashes on it'}.`,
        hint: 'Leave `authorization` blank and sign in again; the block is then written for you.',
        command: SIGN_IN,
        ...(empty ? { severity: 'warning' } : {}),
        fix: {
          title: 'Blank `authorization`',
          safety: empty ? 'safe' : 'unsafe',
          reveals: ['trakt'],
          make: (draft) => draft.set(at, null),
        },
      }
    }
  },
}

/** What Python holds for false is no block to PMM, so it does not look into it. */
function isEmpty(document: ConfigDocument, at: NodeRef): boolean {
  const scalar = document.scalar(at)
  return scalar ? !scalar.value : document.items(at).length === 0
}
