import { filledIn } from '../filled-in.js'
import type { Finding, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** @param formOf what an id or secret of the service looks like */
export function* oddCredentials(
  { title, isTokenKey, signIn }: Service,
  { document, violations }: RuleContext,
  formOf: (name: string) => string,
): Iterable<Finding> {
  for (const { at } of filledIn(document, violations)) {
    const name = String(at.path.at(-1))
    const length = document.scalar(at)?.text.length ?? 0
    yield {
      at,
      message: isTokenKey(name)
        ? `\`${name}\` has only ${length} ${length === 1 ? 'character' : 'characters'}: ${title}’s tokens are longer.`
        : `\`${name}\` is not of the known form: ${formOf(name)} (this has ${length}).`,
      hint: `Copy it again, whole, with the copy button on ${title}’s page.`,
      ...(isTokenKey(name) ? { command: signIn } : {}),
    }
  }
}
