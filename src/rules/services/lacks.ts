import { annotation, knownKeys } from '../../schema/knowledge.js'
import { isOpaque } from '../../schema/opaque.js'
import { suggest } from '../../schema/suggest.js'
import type { ConfigDocument, Entry, NodeRef, Path } from '../../yaml/document.js'
import { type Library, librariesOf } from '../libraries-of.js'
import { NEEDED_SERVICES } from './needed-services.js'
import { isNeverRun } from './schedules.js'

/** What PMM cannot do without to reach a service (modules/config.py 1808-2230 of Kometa 2.4.4, `req_default`). */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  plex: ['url', 'token'],
  radarr: ['url', 'token', 'root_folder_path', 'quality_profile'],
  sonarr: ['url', 'token', 'root_folder_path', 'quality_profile'],
  lidarr: ['url', 'token', 'root_folder_path', 'quality_profile'],
  tautulli: ['url', 'apikey'],
}

/** A key of a service that some libraries do not get. */
export interface ServiceLack {
  readonly section: string
  readonly key: string
  /** The blank key, else the section that lacks it: at the root, or where there is none that of a library. */
  readonly at: NodeRef
  readonly isBlank: boolean
  /** What PMM needs it for: the libraries that lack it. */
  readonly because: readonly Path[]
  /** Their names; none where all lack it. */
  readonly libraries: readonly string[]
  /** What stands there in its place. */
  readonly misspelt?: Entry
  readonly holds?: string
}

/** A look at the text, for files with none of the services. */
export const holdsService = (text: string) => /\b(?:plex|radarr|sonarr|lidarr|tautulli)["']?\s*:/.test(text)

/** For each service the first key that a library lacks. */
export function* lacksOf(document: ConfigDocument): Iterable<ServiceLack> {
  const all = librariesOf(document)
  const running = all.filter(({ entry }) => !isNeverRun(document, entry.value))
  for (const [section, keys] of Object.entries(NEEDS)) {
    // PMM connects to Plex for a library that never runs, too, and ends its run when none is left.
    const libraries = section === 'plex' ? all : running
    const root = sectionAt(document, document.at([section]))
    if (root === 'unknown' || isSaidByOperations(document, section)) continue
    const wanting = new Map<
      string,
      { at: NodeRef; key: string; users: readonly Library[]; places: readonly NodeRef[] }
    >()
    const users = libraries.flatMap((library) => {
      const own = sectionAt(document, ownOf(library, section))
      return own === 'unknown' || !isUsed(document, section, root, own) ? [] : [{ library, own }]
    })
    for (const { library, own } of users) {
      const places = [own, root].filter((place) => place !== undefined)
      const key = keys.find((one) =>
        places.every((place) => isNothing(document, entryOf(document, place, one))),
      )
      if (key === undefined) continue
      const at = root ?? own!
      const id = `${key} ${at.path.join('\0')}`
      wanting.set(id, { at, key, users: [...(wanting.get(id)?.users ?? []), library], places })
    }
    for (const { at, key, users: lacking, places } of wanting.values()) {
      const blank = entryOf(document, at, key)
      const misspelt = places.flatMap((place) => misspeltOf(document, place, key)).at(0)
      // What Plex lacks otherwise has a rule of its own (`plex/missing-key`).
      // A blank credential is one that only stands for a value (`config/left-over`).
      const isSaid = blank !== undefined && /^(?:url|token|apikey)$/.test(key)
      if (!misspelt && (section === 'plex' || isSaid || (!blank && !isWhole(document)))) continue
      yield {
        ...{ section, key, at: blank?.value ?? at, isBlank: blank !== undefined },
        because: lacking.map(({ entry }) => entry.value.path),
        libraries: lacking.length === libraries.length ? [] : lacking.map(({ entry }) => entry.name),
        ...(misspelt ? { misspelt } : {}),
        ...(section === 'lidarr' ? { holds: annotation([section], 'x-versions')! } : {}),
      }
    }
  }
}

/** People show a part of their config, and what is not there at all may stand in the rest. */
const isWhole = (document: ConfigDocument) =>
  ['libraries', 'plex', 'tmdb'].every((name) => document.at([name]))

/** A section with keys in it; `unknown` is what is filled in by something else or said by another rule. */
function sectionAt(document: ConfigDocument, at: NodeRef | undefined): NodeRef | undefined | 'unknown' {
  if (!at) return undefined
  // Blank it counts in a library only.
  if (document.scalar(at)?.value === null) return at.path.length > 1 ? at : undefined
  return document.entries(at).length === 0 || isOpaque(document, at) ? 'unknown' : at
}

const ownOf = ({ keys }: Library, section: string) => keys.find(({ name }) => name === section)?.value

const entryOf = (document: ConfigDocument, place: NodeRef, key: string) =>
  document.entries(place).find(({ name }) => name === key)

const isNothing = (document: ConfigDocument, entry: Entry | undefined) =>
  entry === undefined || document.scalar(entry.value)?.value === null

/** Plex is always needed; another service is used where it has an address, or the library a section for it. */
function isUsed(
  document: ConfigDocument,
  section: string,
  root: NodeRef | undefined,
  own: NodeRef | undefined,
): boolean {
  if (section === 'plex') return root !== undefined || own !== undefined
  return own !== undefined || (root !== undefined && !isNothing(document, entryOf(document, root, 'url')))
}

/** A key that PMM does not know, written in the place of one that is missing. */
function misspeltOf(document: ConfigDocument, place: NodeRef, key: string): readonly Entry[] {
  const known = knownKeys(place.path)
  return document
    .entries(place)
    .filter(({ name, value }) => !known.has(name) && document.scalar(value)?.value !== null)
    .filter(({ name }) => suggest(name, known.keys()) === key)
}

/** Where an operation needs the service as well, that is said of the operation. */
const isSaidByOperations = (document: ConfigDocument, section: string) =>
  NEEDED_SERVICES.some((service) => service.section === section && service.uses(document).length > 0)
