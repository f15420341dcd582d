import type { NodeRef } from '../../yaml/document.js'
import type { Finding, Fix, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** An `authorization` that holds something, but no access token. @param harm what PMM does with it: as a sentence, and as the end of one */
export function* tokenlessAuthorization(
  service: Service,
  { document, violations }: RuleContext,
  harm: { readonly said: string; readonly briefly: string },
): Iterable<Finding> {
  const { section, signIn } = service
  if (service.valueAt(document, 'access_token')) return
  for (const { at } of violations)
    yield {
      at: document.keyOf(at),
      message: `\`authorization\` has no \`access_token\`. ${harm.said}`,
      hint: 'Delete the block or leave `authorization` blank, and sign in again.',
      command: signIn,
      fix: service.isFilled(document, 'refresh_token')
        ? withBlankToken(section, at)
        : dropped(section, at, harm.briefly),
    }
}

/** With a blank token PMM goes on to the refresh token, and gets the rest with it. */
function withBlankToken(section: string, at: NodeRef): Fix {
  return {
    title: 'Add a blank `access_token`, so that PMM uses the refresh token',
    safety: 'safe',
    reveals: [section],
    make: (draft) => draft.insert(at, 'access_token', null, 'first'),
  }
}

function dropped(section: string, at: NodeRef, harm: string): Fix {
  return {
    title: `Blank \`authorization\`, ${harm}`,
    safety: 'unsafe',
    reveals: [section],
    make: (draft) => draft.set(at, null),
  }
}
