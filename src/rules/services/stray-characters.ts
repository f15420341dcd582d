import type { NodeRef } from '../../yaml/document.js'
import { filledIn } from '../filled-in.js'
import type { Finding, Fix, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** Ids, secrets and tokens with something in them that none of the service's has. */
export function* strayCharacters(
  { title, isTokenKey, signIn }: Service,
  { document, violations }: RuleContext,
): Iterable<Finding> {
  for (const { at } of filledIn(document, violations)) {
    const text = document.scalar(at)?.text ?? ''
    const what = /\s/.test(text)
      ? /^\s|\s$/.test(text)
        ? 'a space at its edge'
        : 'a space inside'
      : /[<>]/.test(text)
        ? 'angle brackets'
        : UNSEEN.test(text)
          ? 'a character that nobody sees'
          : 'quotes inside'
    yield {
      at,
      message: `\`${at.path.at(-1)}\` has ${what}, which no credential of ${title} has.`,
      hint: 'Delete the blanks and the inner quotes.',
      ...(isTokenKey(String(at.path.at(-1))) ? { command: signIn } : {}),
      ...stripping(at, text),
    }
  }
}

/** Characters without width, as web pages put them between words. */
const UNSEEN = /[\u200b-\u200d\u2060]/

const EDGE =
  /^[\s\u200b-\u200d\u2060"'\u2018-\u201f\u00ab\u00bb`]+|[\s\u200b-\u200d\u2060"'\u2018-\u201f\u00ab\u00bb`]+$/g

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
