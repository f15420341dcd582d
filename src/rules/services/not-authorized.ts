import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import type { Service } from './service.js'

const CREDENTIALS = ['client_id', 'client_secret'] as const
const TOKENS = ['access_token', 'refresh_token'] as const

/** Id and secret without anything to sign in with. */
export function* notAuthorized(
  service: Service,
  document: ConfigDocument,
  { message, hint }: Pick<Finding, 'message' | 'hint'>,
): Iterable<Finding> {
  const isFilled = (name: string) => service.isFilled(document, name)
  const section = document.at([service.section])
  if (!section || !CREDENTIALS.every(isFilled)) return
  if (service.isTwice(document) || service.hasStrays(document)) return
  const signIn = [...TOKENS, service.once]
  if (signIn.some(isFilled)) return
  if ([...signIn, 'authorization'].some((name) => service.filling(document, name) === 'comment')) return
  // Of two blocks one may well hold the tokens; that there are two is said elsewhere.
  if (document.occurrences([service.section, 'authorization']).length > 1) return
  const authorization = service.valueAt(document, 'authorization')
  // What stands there in the wrong shape has a rule of its own, and so has a block without its token.
  if (authorization && !blankOrTokens(document.shape(authorization), document.scalar(authorization)?.value))
    return
  if (
    authorization &&
    document.entries(authorization).length > 0 &&
    !service.valueAt(document, 'access_token')
  )
    return
  const key = service.keys(document).find(({ name }) => name === 'authorization')
  // With placeholders the file in version control may well be without the tokens that PMM keeps elsewhere.
  const foreign = CREDENTIALS.some((name) => service.filling(document, name) === 'foreign')
  yield {
    at: key?.entry.key ?? document.keyOf(section),
    message,
    ...(hint === undefined ? {} : { hint }),
    command: service.signIn,
    ...(foreign ? { severity: 'warning' } : {}),
  }
}

function blankOrTokens(shape: 'scalar' | 'mapping' | 'sequence', value: unknown): boolean {
  return shape === 'mapping' || (shape === 'scalar' && value === null)
}
