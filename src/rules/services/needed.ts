import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import { operationName } from './operation-name.js'
import type { Service } from './service.js'

/** The first of the places that need a service whose section is missing or blank. @param usesOf all of them */
export function* needed(
  service: Service,
  document: ConfigDocument,
  usesOf: (document: ConfigDocument) => readonly NodeRef[],
): Iterable<Finding> {
  const { section, title } = service
  // A section that is there and wrong has rules of its own, and so has one with another name.
  if (service.misspeltSections(document).length > 0 || service.hasLeftOvers(document)) return
  const keys = service.keys(document)
  const blank = keys.some(({ name }) => name === 'client_id') && service.isBlankTemplate(document)
  if (document.broken.includes(section) || !(blank || (keys.length === 0 && !document.at([section])))) return
  const [first, ...others] = usesOf(document)
  if (!first) return
  const more =
    others.length > 0
      ? `, and so ${others.length > 1 ? `do ${others.length} other places` : 'does one other place'}`
      : ''
  const operation = operationName(first.path)
  yield {
    at: first,
    message: `${operation === undefined ? 'This' : `\`${operation}\``} needs ${title}${more}, but \`${section}\` is ${blank ? 'blank' : 'missing'}${operation === undefined ? '' : ': PMM leaves the whole operation out'}.`,
    hint: blank
      ? 'Fill in `client_id` and `client_secret` and sign in, or use another source.'
      : `Add a \`${section}\` section and sign in, or use another source.`,
    related: others.map((at) => ({ at, message: `this needs ${title}, too` })),
    command: service.signIn,
  }
}
