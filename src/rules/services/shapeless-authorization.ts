import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { filledIn } from '../filled-in.js'
import type { Finding, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** @param harm what PMM does with a text, list or number in the place of the tokens */
export function* shapelessAuthorization(
  { section, signIn }: Service,
  { document, violations }: RuleContext,
  harm: string,
): Iterable<Finding> {
  for (const { at } of filledIn(document, violations)) {
    const what = document.shape(at) === 'sequence' ? 'a list' : 'a single value'
    const empty = isEmpty(document, at)
    yield {
      at: document.shape(at) === 'sequence' ? document.keyOf(at) : at,
      message: `\`authorization\` must hold keys such as \`access_token\`, but here is ${what}. PMM ${empty ? 'takes it for blank' : harm}.`,
      hint: 'Leave `authorization` blank and sign in again; the block is then written for you.',
      command: signIn,
      ...(empty ? { severity: 'warning' } : {}),
      fix: {
        title: 'Blank `authorization`',
        safety: empty ? 'safe' : 'unsafe',
        reveals: [section],
        make: (draft) => draft.set(at, null),
      },
    }
  }
}

/** What Python holds for false is no block to PMM, so it does not look into it. */
function isEmpty(document: ConfigDocument, at: NodeRef): boolean {
  const scalar = document.scalar(at)
  return scalar ? !scalar.value : document.items(at).length === 0
}
