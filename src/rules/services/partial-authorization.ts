import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import type { Service } from './service.js'

/** An `authorization` that is in use and lacks some of its keys. */
export function* partialAuthorization(service: Service, document: ConfigDocument): Iterable<Finding> {
  const at = document.at([service.section, 'authorization'])
  const missing = service.missingTokens(document)
  if (!at || missing.length === 0) return
  const gone = missing.every((name) => service.filling(document, name) === 'missing')
  yield {
    at: document.keyOf(at),
    message: `\`authorization\` is only partly filled in: ${missing.map((name) => `\`${name}\``).join(', ')} ${missing.length > 1 ? 'are' : 'is'} ${gone ? 'missing' : 'blank'}.`,
    hint: 'Paste the whole block again as you got it, or sign in again.',
    command: service.signIn,
  }
}
