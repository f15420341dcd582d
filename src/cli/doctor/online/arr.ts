import type { Check } from '../../../report/checkup.js'
import { suggest } from '../../../schema/suggest.js'
import { check, quoted, type Subject } from '../subject.js'
import type { Ask } from './ask.js'
import { type Fault, faultOf, isObject, notIt } from './fault.js'
import { placesOf, type User } from './places.js'
import { type Asked, atServer, faultCheck, forWhom, namesThere, releaseIn } from './server.js'

interface Arr {
  readonly service: string
  readonly title: string
  readonly key: string
  /** Of the API. */
  readonly version: string
}

const ARRS: readonly Arr[] = [
  { service: 'radarr', title: 'Radarr', key: 'token', version: 'v3' },
  { service: 'sonarr', title: 'Sonarr', key: 'token', version: 'v3' },
  { service: 'lidarr', title: 'Lidarr', key: 'token', version: 'v1' },
]

/** Each Radarr, Sonarr and Lidarr once: whether it is one, takes the token, has the profiles and folders. */
export async function askArrs(subject: Subject, ask: Ask): Promise<readonly Check[]> {
  const found = ARRS.flatMap((arr) =>
    placesOf(subject, { ...arr, others: [PROFILE, FOLDER] }).map((place) =>
      atServer(subject, arr, place, ask, (asked) => ofServer(arr, asked)),
    ),
  )
  return (await Promise.all(found)).flat()
}

const PROFILE = 'quality_profile'
const FOLDER = 'root_folder_path'

async function ofServer(arr: Arr, { ask, base, secret, users, who }: Asked): Promise<readonly Check[]> {
  const { service, title, version } = arr
  const get = (what: string) => ask(`${base}/api/${version}/${what}`, { 'x-api-key': secret })
  const status = await get('system/status')
  const fault =
    faultOf(status, who) ?? (status.kind === 'answer' ? odd(status.json, status, arr, who) : undefined)
  if (fault) return [faultCheck(service, fault)]
  const { version: release } = (status.kind === 'answer' ? status.json : {}) as { readonly version?: unknown }
  const [profiles, folders] = await Promise.all([get('qualityprofile'), get('rootfolder')])
  const lists = [
    { key: PROFILE, what: 'quality profile', answer: profiles, names: (one: Row) => [one.name, one.id] },
    { key: FOLDER, what: 'root folder', answer: folders, names: (one: Row) => [one.path] },
  ]
  return [
    check(
      `online.${service}`,
      'ok',
      service,
      `${title}${releaseIn(release)} at ${quoted(base)} takes the token`,
    ),
    ...lists.flatMap(({ key, what, answer, names }) => {
      const wrong = faultOf(answer, who)
      if (wrong) return [faultCheck(service, wrong)]
      const rows = answer.kind === 'answer' && Array.isArray(answer.json) ? answer.json.filter(isObject) : []
      return listChecks(service, { key, what, rows: rows.map((row) => names(row).map(String)) }, users)
    }),
  ]
}

type Row = Readonly<Record<string, unknown>>

/** Another program of the family speaks the same language. */
function odd(
  json: unknown,
  answer: Parameters<typeof notIt>[0],
  { title }: Arr,
  who: Asked['who'],
): Fault | undefined {
  const { appName } = isObject(json) ? json : {}
  if (appName === title) return undefined
  if (typeof appName !== 'string') return notIt(answer, who)
  return {
    mark: 'error',
    message: `what answers at ${quoted(who.base)} is ${quoted(appName)}, not ${title}`,
    hint: `Write the address and token of ${title}.`,
  }
}

interface List {
  readonly key: string
  readonly what: string
  /** Each with all that it may be called. */
  readonly rows: readonly (readonly string[])[]
}

function listChecks(service: string, { key, what, rows }: List, users: readonly User[]): readonly Check[] {
  const id = `online.${service}.${key}`
  const names = rows.flatMap(([name]) => (name === undefined ? [] : [name]))
  const wrong = users.flatMap((user) => {
    const wanted = user.values[key]?.text
    if (wanted === undefined || rows.some((row) => row.some((name) => isSame(name, wanted)))) return []
    const meant = suggest(wanted, names)
    const hint = meant === undefined ? namesThere(names) : `did you mean ${quoted(meant)}?`
    const words = `there is no ${what} ${quoted(wanted)}${forWhom(user)}`
    return [check(id, 'error', service, words, hint.charAt(0).toUpperCase() + hint.slice(1))]
  })
  const asked = users.filter(({ values }) => values[key]?.text !== undefined)
  if (wrong.length > 0 || asked.length === 0) return wrong
  return [check(id, 'ok', service, `has the ${what}${asked.length === 1 ? '' : 's'} asked for`)]
}

/** Folders mean the same with a slash at their end. */
const isSame = (one: string, other: string) =>
  one === other || one.replace(/[\\/]+$/, '') === other.replace(/[\\/]+$/, '')
