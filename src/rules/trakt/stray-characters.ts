import type { NodeRef } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import { filledIn } from '../filled-in.js'
import type { Fix, Rule } from '../rule.js'
import { isTokenKey } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/stray-characters',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    summary: 'An id, secret or token has blanks or quotes in it.',
    why: 'Ids, secrets and tokens never hold blanks or quotes. Quotes pasted along, typographic ones above all, or a space inside quotes become part of the value, and Trakt refuses it.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: "abc def"\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
      {
        bad: 'libraries:\ntrakt:\n  client_id: "abc "\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
    insteadOf: ['trakt/credential-format'],
  },
  *check({ document, violations }) {
    for (const { at } of filledIn(document, violations)) {
      const text = document.scalar(at)?.text ?? ''
      const what = /\s/.test(text)
        ? /^\s|\s$/.test(text)
          ? 'a space at its edge'
          : 'a space inside'
        : /[<>]/.test(text)
          ? 'angle brackets'
          : 'quotes inside'
      yield {
        at,
        message: `\`${at.path.at(-1)}\` has ${what}, which no credential of Trakt has.`,
        hint: 'Delete the blanks and the inner quotes.',
        ...(isTokenKey(String(at.path.at(-1))) ? { command: SIGN_IN } : {}),
        ...stripping(at, text),
      }
    }
  },
}

const EDGE = /^[\s"'\u2018-\u201f\u00ab\u00bb`]+|[\s"'\u2018-\u201f\u00ab\u00bb`]+$/g

/** Blanks and quotes at the edges were copied along; what stands inside may be anything. */
function stripping(at: NodeRef, text: string): { readonly fix?: Fix } {
  const bare = text.replace(EDGE, '')
  if (bare === text || bare === '' || /[^\x21-\x7e]|["'<>]/.test(bare)) return {}
  return {
    fix: {
      title: `Take blanks and quotes off the edges of \`${at.path.at(-1)}\``,
      safety: 'safe',
      // Without them it may be the same as another value.
      reveals: at.path.slice(0, -1),
      make: (draft) => draft.set(at, bare),
    },
  }
}
