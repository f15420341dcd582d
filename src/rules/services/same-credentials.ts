import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import type { Service } from './service.js'

/** Id and secret with the same text. @param page where the service shows its apps */
export function* sameCredentials(
  service: Service,
  document: ConfigDocument,
  page: string,
): Iterable<Finding> {
  const id = service.valueAt(document, 'client_id')
  const secret = service.valueAt(document, 'client_secret')
  if (!id || !secret || !service.isFilled(document, 'client_id')) return
  const text = document.scalar(id)?.text
  if (text === undefined || text !== document.scalar(secret)?.text) return
  yield {
    at: secret,
    message: `\`client_secret\` is the same as \`client_id\`. ${service.title} gives every app two different ones.`,
    related: [{ at: id, message: 'the same text as `client_id`' }],
    hint: `Copy the Client Secret again from your app at ${page}.`,
  }
}
