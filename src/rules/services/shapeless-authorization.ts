import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { filledIn } from '../filled-in.js'
import type { Finding, RuleContext } from '../rule.js'
import { startsWith } from '../versions.js'
import type { Service } from './service.js'

/**
 * @param harm what PMM does with a text, list or number in the place of the tokens
 * @param signedOut from which version on PMM can do without a sign-in
 */
export function* shapelessAuthorization(
  service: Service,
  context: RuleContext,
  harm: string,
  signedOut?: { readonly from: string },
): Iterable<Finding> {
  const { section, signIn } = service
  const { document, violations } = context
  for (const { at } of filledIn(document, violations)) {
    const what = document.shape(at) === 'sequence' ? 'a list' : 'a single value'
    const empty = isEmpty(document, at)
    const isLost = empty && !signsInAnyway(service, context.document)
    const isPublic = isLost && signedOut !== undefined && startsWith(context.target.range, signedOut.from)
    const mayWork = empty && (!isLost || isPublic)
    yield {
      at: document.shape(at) === 'sequence' ? document.keyOf(at) : at,
      message: `\`authorization\` must hold keys such as \`access_token\`, but here is ${what}. PMM ${empty ? `takes it for blank${isLost ? ': it is not signed in' : ''}` : harm}.`,
      hint: 'Leave `authorization` blank and sign in again; the block is then written for you.',
      command: signIn,
      ...(mayWork ? { severity: 'warning' } : {}),
      ...(isLost && !isPublic && signedOut
        ? { holds: `<${signedOut.from}`, not: `>=${signedOut.from}` }
        : {}),
      fix: {
        title: 'Blank `authorization`',
        safety: empty ? 'safe' : 'unsafe',
        reveals: [section],
        make: (draft) => draft.set(at, null),
      },
    }
  }
}

/** What is blank there matters less where a sign-in is at hand, or nothing is filled in that could be used. */
function signsInAnyway(service: Service, document: ConfigDocument): boolean {
  const isFilled = (name: string) => service.isFilled(document, name)
  return isFilled(service.once) || !isFilled('client_id') || !isFilled('client_secret')
}

/** What Python holds for false is no block to PMM, so it does not look into it. */
function isEmpty(document: ConfigDocument, at: NodeRef): boolean {
  const scalar = document.scalar(at)
  return scalar ? !scalar.value : document.items(at).length === 0
}
