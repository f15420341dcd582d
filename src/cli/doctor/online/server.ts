import type { Check } from '../../../report/checkup.js'
import { wordsOf } from '../credentials.js'
import { check, quoted, type Subject } from '../subject.js'
import { type Ask, baseOf } from './ask.js'
import type { Fault, Who } from './fault.js'
import { isUnverified, type Place, type User } from './places.js'

/** What a server at home is asked with. */
export interface Asked {
  readonly ask: Ask
  readonly who: Who
  readonly base: string
  readonly secret: string
  readonly users: readonly User[]
}

interface Server {
  readonly service: string
  readonly title: string
  readonly key: string
}

/** Asks a server if its address and key are there, else says what is not. */
export async function atServer(
  subject: Subject,
  { service, title, key }: Server,
  place: Place,
  ask: Ask,
  answer: (asked: Asked) => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  const id = `online.${service}`
  const lacking = [['url', place.url] as const, [key, place.key] as const].filter(
    ([, { text }]) => text === undefined,
  )
  if (lacking.length > 0) {
    const words = lacking.map(([name, value]) => `${name} ${wordsOf(value)}`).join(', ')
    return [check(id, 'unknown', service, `not asked: ${words}`)]
  }
  const address = baseOf(place.url.text!)
  if ('problem' in address)
    // It may hold what is secret.
    return [check(id, 'error', service, `the url ${address.problem}`)]
  const { base } = address
  const who = { title, base, key, isUnverified: isUnverified(subject, service) }
  return answer({ ask, who, base, secret: place.key.text!, users: place.users })
}

export const faultCheck = (service: string, { mark, message, hint }: Fault): Check =>
  check(`online.${service}`, mark, service, message, hint)

/** ` (for library X)`, where not all are meant. */
export const forWhom = ({ library }: User): string =>
  library === undefined ? '' : ` (for library ${quoted(library)})`

/** Some of the names that a service has, for whoever mistook one. */
export function namesThere(names: readonly string[]): string {
  if (names.length === 0) return 'there is none'
  const shown = names.slice(0, 10).map((name) => quoted(name))
  return `there: ${shown.join(', ')}${names.length > shown.length ? ' and others' : ''}`
}

/** ` 5.2.6`, where a service says which version it is, and nothing else in its place. */
export function releaseIn(version: unknown): string {
  const found = typeof version === 'string' ? /^v?(\d{1,6}(?:\.\d{1,6}){0,4})/.exec(version)?.[1] : undefined
  return found === undefined ? '' : ` ${found}`
}
