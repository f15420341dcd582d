import type { Check, Mark } from '../../report/checkup.js'
import { knownKeys, ROOT_KEYS } from '../../schema/knowledge.js'
import { check, type Subject } from './subject.js'
import { librariesWith, libraryNames, serviceValue, type Value, valueAt } from './value.js'

/** What a service cannot be reached without; of others whatever their schema calls secret, where it stands. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  plex: ['url', 'token'],
  tmdb: ['apikey'],
  tautulli: ['url', 'apikey'],
  omdb: ['apikey'],
  mdblist: ['apikey'],
  notifiarr: ['apikey'],
  gotify: ['url', 'token'],
  ntfy: ['url', 'token', 'topic'],
  github: ['token'],
  radarr: ['url', 'token'],
  sonarr: ['url', 'token'],
  lidarr: ['url', 'token'],
  floppy: ['url', 'token'],
}

/** PMM ends its run without them. */
const VITAL = ['plex', 'tmdb']

/** Sections whose values are no credentials of a service, or are looked at as sign-ins. */
const LEFT_OUT = ['webhooks']

/** The state of every credential, but of what is signed in to. */
export function credentialChecks(subject: Subject): readonly Check[] {
  const { document, providers } = subject
  const signedIn = providers.map(({ service }) => service)
  return [...ROOT_KEYS.keys()]
    .filter((service) => ![...LEFT_OUT, ...signedIn].includes(service))
    .flatMap((service) => {
      const keys = keysOf(service)
      if (keys.length === 0) return []
      if (document.broken.includes(service))
        return [check(`credential.${service}`, 'unknown', service, 'this section cannot be read')]
      const isThere = document.at([service]) !== undefined
      const isVital = VITAL.includes(service) && !isOwnEverywhere(subject, service, keys)
      const own = librariesWith(document, service).flatMap((library) => ofLibrary(subject, service, library))
      if (!isThere)
        return VITAL.includes(service) && document.problems.length === 0
          ? [check(`credential.${service}`, 'error', service, 'missing: PMM ends its run without it'), ...own]
          : own
      return [ofAll(subject, service, keys, isVital), ...own]
    })
}

/** What each library has for itself need not stand in the section for all, which has to be there all the same. */
function isOwnEverywhere(subject: Subject, service: string, keys: readonly string[]): boolean {
  const { document } = subject
  const own = (library: string, key: string) =>
    valueAt(subject, document.at(['libraries', library, service, key])).state
  const libraries = libraryNames(document)
  return (
    libraries.length > 0 &&
    libraries.every((library) => keys.every((key) => !['missing', 'blank'].includes(own(library, key))))
  )
}

function keysOf(service: string): readonly string[] {
  const known = [...knownKeys([service])].filter(([, node]) => node['x-secret'] === true).map(([key]) => key)
  return NEEDED[service] ?? known
}

function ofAll(subject: Subject, service: string, keys: readonly string[], isVital: boolean): Check {
  const values = keys.map((key) => ({ key, value: serviceValue(subject, service, key) }))
  // What nobody knows to be needed is of interest only where it stands.
  const told = NEEDED[service] ? values : values.filter(({ value }) => !isNothing(value))
  if (!isVital && told.every(({ value }) => isNothing(value)))
    return check(`credential.${service}`, 'unknown', service, 'blank: PMM does without it')
  return summed(`credential.${service}`, service, told, isVital)
}

/** Only what a library has for itself; the rest it takes from the section for all. */
function ofLibrary(subject: Subject, service: string, library: string): readonly Check[] {
  const own = keysOf(service)
    .map((key) => ({
      key,
      value: valueAt(subject, subject.document.at(['libraries', library, service, key])),
    }))
    .filter(({ value }) => value.state !== 'missing' && value.state !== 'blank')
  const id = `credential.${service}.library`
  return own.length === 0
    ? []
    : [summed(id, service, own, false, ` of library \`${library.replaceAll('`', "'")}\``)]
}

const isNothing = ({ state }: Value) => state === 'missing' || state === 'blank'

interface Told {
  readonly key: string
  readonly value: Value
}

const ORDER: readonly Mark[] = ['error', 'warn', 'unknown', 'ok']

function summed(id: string, service: string, told: readonly Told[], isVital: boolean, where = ''): Check {
  const marks = told.map(({ value }) => markOf(value, isVital))
  const mark = ORDER.find((one) => marks.includes(one)) ?? 'ok'
  const words = told.map(({ key, value }) => `${key}${where} ${wordsOf(value)}`).join(', ')
  const isVain = isVital && mark === 'error' ? '; PMM ends its run without it' : ''
  return check(id, mark, service, `${words}${isVain}`, hintOf(told))
}

function markOf({ state }: Value, isVital: boolean): Mark {
  if (state === 'set' || state === 'elsewhere') return 'ok'
  if (state === 'unset' || state === 'misspelt') return 'error'
  if (state === 'foreign') return 'unknown'
  return isVital ? 'error' : 'warn'
}

/** What is said of a value, in a few words and without it. */
export function wordsOf({ state, variable, from }: Value): string {
  switch (state) {
    case 'set':
      return variable === undefined ? 'set' : `set by ${variable}`
    case 'elsewhere':
      return `set by ${variable} in ${from}`
    case 'unset':
      return `not set: ${variable} is not`
    case 'misspelt':
      return 'is a placeholder that PMM never fills in'
    case 'foreign':
      return 'filled in by something else'
    case 'left-over':
      return 'a word of the template'
    default:
      return state
  }
}

function hintOf(told: readonly Told[]): string | undefined {
  const misspelt = told.find(({ value }) => value.spelling !== undefined)
  return misspelt && `Write it as ${misspelt.value.spelling}.`
}
