import type { Check } from '../../../report/checkup.js'
import { suggest } from '../../../schema/suggest.js'
import { check, quoted, type Subject } from '../subject.js'
import type { Ask } from './ask.js'
import { faultOf, isObject, notIt } from './fault.js'
import { placesOf, type User } from './places.js'
import { inJson } from './plex-xml.js'
import { type Asked, atServer, faultCheck, namesThere, releaseIn } from './server.js'

const PLEX = { service: 'plex', title: 'Plex', key: 'token' }

/** Each Plex server once: whether it is one, takes the token, and has the libraries. */
export async function askPlex(subject: Subject, ask: Ask): Promise<readonly Check[]> {
  const places = placesOf(subject, { ...PLEX, others: ['library_name'], isForEach: true })
  const found = await Promise.all(
    places.map((place) => atServer(subject, PLEX, place, ask, (asked) => ofServer(subject, asked))),
  )
  return found.flat()
}

interface Section {
  readonly title: string
  readonly type: string
  /** Not so where the token is of somebody whom things are only shared with. */
  readonly mayChange: boolean
}

async function ofServer(
  subject: Subject,
  { ask, base, secret, users, who }: Asked,
): Promise<readonly Check[]> {
  // Shown to everybody: a token goes to nothing but a Plex server.
  const identity = inJson(await ask(`${base}/identity`))
  const fault = faultOf(identity, { title: who.title, base, isUnverified: who.isUnverified ?? false })
  if (fault) return [faultCheck('plex', fault)]
  const server = identity.kind === 'answer' ? containerIn(identity.json) : undefined
  if (typeof server?.machineIdentifier !== 'string')
    return identity.kind === 'answer' ? [faultCheck('plex', notIt(identity, who))] : []
  const answer = inJson(await ask(`${base}/library/sections`, { 'x-plex-token': secret }))
  const refused = faultOf(answer, who)
  if (refused) return [faultCheck('plex', refused)]
  const sections = answer.kind === 'answer' ? sectionsIn(answer.json) : []
  return [
    check('online.plex', 'ok', 'plex', `Plex${releaseIn(server.version)} at ${quoted(base)} takes the token`),
    ...libraryChecks(subject, users, sections),
  ]
}

function containerIn(json: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(json) && isObject(json.MediaContainer) ? json.MediaContainer : undefined
}

function sectionsIn(json: unknown): readonly Section[] {
  const list = containerIn(json)?.Directory
  return (Array.isArray(list) ? list : []).filter(isObject).map(({ title, type, allowSync }) => ({
    title: String(title),
    type: String(type),
    mayChange: allowSync !== false && allowSync !== '0' && allowSync !== 0,
  }))
}

/** Of these types PMM takes libraries (modules/plex.py 782-791 of Kometa 2.4.4, which compares names as they are). */
const TYPES = ['movie', 'show', 'artist']

function libraryChecks(
  subject: Subject,
  users: readonly User[],
  sections: readonly Section[],
): readonly Check[] {
  const names = users.flatMap(({ library }) => (library === undefined ? [] : [nameAtPlex(subject, library)]))
  const id = 'online.plex.library'
  const wrong = [...new Set(names)].flatMap((name) => {
    const section = sections.find(({ title }) => title === name)
    if (!section) {
      const titles = sections.map(({ title }) => title)
      const meant = suggest(name, titles)
      const hint = meant === undefined ? namesThere(titles) : `Did you mean ${quoted(meant)}?`
      return [check(id, 'error', 'plex', `Plex has no library ${quoted(name)}`, upper(hint))]
    }
    if (!TYPES.includes(section.type))
      return [
        check(
          id,
          'error',
          'plex',
          `PMM takes no library of the type of ${quoted(name)}: ${quoted(section.type)}`,
        ),
      ]
    if (section.mayChange) return []
    return [
      check(
        id,
        'error',
        'plex',
        `the token may only read ${quoted(name)}`,
        'Take that of the owner of the server.',
      ),
    ]
  })
  if (wrong.length > 0 || names.length === 0) return wrong
  return [
    check(id, 'ok', 'plex', `has ${names.length === 1 ? 'the library' : `all ${names.length} libraries`}`),
  ]
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A library may be called something else at Plex (modules/config.py 1122 of Kometa 2.4.4). */
function nameAtPlex({ document }: Subject, library: string): string {
  const at = document.at(['libraries', library, 'library_name'])
  const name = at ? document.scalar(at)?.value : undefined
  return name === undefined || name === null || name === '' ? library : String(name)
}
