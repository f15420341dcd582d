import type { Finding, RuleContext } from '../rule.js'
import type { Service } from './service.js'

/** @param page where the service shows its apps */
export function* missingCredentials(
  service: Service,
  { document, violations }: RuleContext,
  page: string,
): Iterable<Finding> {
  if (service.isTwice(document)) return
  const missing = violations.flatMap(({ key }) =>
    key !== undefined && service.isKey(key) && !service.valueAt(document, key) ? [key] : [],
  )
  const section = document.at([service.section])
  if (missing.length === 0 || !section) return
  const names = missing.map((key) => `\`${key}\``).join(' and ')
  yield {
    at: document.keyOf(section),
    message: `${names} ${missing.length > 1 ? 'are' : 'is'} missing from \`${service.section}\`: PMM cannot use ${service.title}.`,
    hint: `Both come from your app at ${page}. Delete the section if you do not use ${service.title}.`,
  }
}
