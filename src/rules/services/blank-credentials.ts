import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { commentBehind } from '../comment-behind.js'
import type { Finding, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** @param page where the service shows its apps */
export function* blankCredentials(
  service: Service,
  { document, violations }: RuleContext,
  page: string,
): Iterable<Finding> {
  if (service.isTwice(document)) return
  const empty = violations.map(({ at }) => at)
  const blank = service.isBlankTemplate(document) ? [] : blankOnes(service, document)
  for (const at of [...empty, ...blank]) {
    const name = String(at.path.at(-1))
    yield {
      at: document.keyOf(at),
      message: `\`${name}\` is blank: PMM cannot use ${service.title} without it.`,
      hint: `Copy it from your app at ${page}, or blank the whole section if you do not use ${service.title}.`,
    }
  }
}

/** What is a comment in place of a value has a rule of its own. */
function blankOnes(service: Service, document: ConfigDocument): readonly NodeRef[] {
  return service
    .keys(document)
    .filter(({ name, how }) => how === 'right' && (name === 'client_id' || name === 'client_secret'))
    .map(({ entry }) => entry.value)
    .filter((at) => document.scalar(at)?.kind === 'null' && !commentBehind(document, at).swallowed)
}
