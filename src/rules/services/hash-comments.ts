import type { ConfigDocument } from '../../yaml/document.js'
import { commentBehind } from '../comment-behind.js'
import type { Finding, Severity } from '../rule.js'
import type { Service } from './service.js'

/** Keys whose value is a comment. */
export function* hashComments(service: Service, document: ConfigDocument): Iterable<Finding> {
  const { section, title } = service
  if (service.isTwice(document)) return
  const found = service.keys(document).flatMap(({ name, entry }) => {
    if (document.scalar(entry.value)?.kind !== 'null') return []
    const { swallowed, at } = commentBehind(document, entry.value)
    return swallowed && at ? [{ name, at }] : []
  })
  const [first, ...others] = found
  if (!first) return
  // A template full of them is a template; it is only worth knowing that nothing is filled in.
  if (service.isBlankTemplate(document)) {
    yield {
      at: first.at,
      message: `\`${section}\` is not filled in: this is a comment, because it begins with \`#\`${others.length > 0 ? `, and so ${others.length > 1 ? `are ${others.length} more` : 'is one more'}` : ''}.`,
      hint: `Replace it with the real value, or delete the section if you do not use ${title}.`,
      severity: 'info',
    }
    return
  }
  for (const { name, at } of found)
    yield {
      at,
      message: `This is a comment, because it begins with \`#\`: \`${name}\` is blank.`,
      hint: 'Replace it with the real value, or delete it if the key is to stay blank.',
      severity: severityOf(service, document, name),
    }
}

/** How much it matters that a key is blank. */
function severityOf(
  { once, isFilled, isTokenKey }: Service,
  document: ConfigDocument,
  name: string,
): Severity {
  if (name === 'client_id' || name === 'client_secret') return 'error'
  if (name !== once && name !== 'authorization' && !isTokenKey(name)) return 'info'
  const signedIn = isFilled(document, 'access_token') || isFilled(document, 'refresh_token')
  if (!signedIn && !isFilled(document, once)) return 'error'
  return signedIn && isTokenKey(name) ? 'warning' : 'info'
}
