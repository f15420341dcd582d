import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { blocks, operationSources, type Sources } from './operation-sources.js'
import { isNeverRun } from './schedules.js'

/** A service that operations cannot do without, and what becomes of them without it. */
export interface NeededService {
  readonly section: string
  readonly title: string
  /** What PMM needs of the section; a library may have its own where `inLibraries` says so. */
  readonly keys: readonly string[]
  readonly inLibraries?: boolean
  /** What PMM does, as a sentence. */
  readonly says: string
  readonly hint: string
  /** Milder than an error. */
  readonly severity?: 'warning' | 'info'
  /** Where this began, as a semver range. */
  readonly holds?: string
  uses(document: ConfigDocument): readonly NodeRef[]
}

const ALL_SOURCES =
  /^mass_(?:content_rating|genre|studio|(?:episode_)?(?:audience|critic|user)_rating|original_title|originally_available|added_at)_update$/
const ALL_GROUPS = /^(?:content_rating|genre|studio|ratings|original_title|originally_available|added_at)$/

/** Kometa 2.4.4 asks how a source begins, or compares it with `omdb` (modules/config.py 1634-1643). */
const LEFT_OUT = 'PMM leaves the whole operation out, with its other sources.'

export const NEEDED_SERVICES: readonly NeededService[] = [
  {
    section: 'mdblist',
    title: 'MDBList',
    keys: ['apikey'],
    says: LEFT_OUT,
    hint: 'Add `mdblist` with the `apikey` from your preferences at mdblist.com, or use another source.',
    uses: from((name) => name.startsWith('mdb')),
  },
  {
    section: 'omdb',
    title: 'OMDb',
    keys: ['apikey'],
    says: LEFT_OUT,
    hint: 'Add `omdb` with an `apikey` from omdbapi.com, or use another source.',
    uses: from((name) => name === 'omdb'),
  },
  {
    section: 'omdb',
    title: 'OMDb',
    keys: ['apikey'],
    says: 'PMM does not look for it when it starts, and fails when it runs the operations of the library.',
    hint: 'Add `omdb` with an `apikey` from omdbapi.com, or use another source.',
    severity: 'info',
    uses: from((name) => name === 'omdb_metascore' || name === 'omdb_tomatoes'),
  },
  {
    section: 'anidb',
    title: 'AniDB',
    keys: [],
    says: 'Kometa 2.3.0 and newer crash on it, and the whole run ends.',
    hint: 'Add the section: `language: en` below `anidb` is enough.',
    holds: '>=2.3.0',
    uses: from((name) => /^anidb(?:_(?:\d_\d|official|rating|average|score))?$/.test(name)),
  },
  ...[
    { section: 'radarr', title: 'Radarr' },
    { section: 'sonarr', title: 'Sonarr' },
  ].flatMap(({ section, title }): readonly NeededService[] => {
    const service = {
      ...{ section, title, inLibraries: true },
      keys: ['url', 'token', 'root_folder_path', 'quality_profile'],
      hint: `Fill in \`${section}\`, for all libraries or in this one.`,
    }
    return [
      {
        ...service,
        says: `PMM adds nothing to ${title}.`,
        severity: 'warning',
        uses: (document) =>
          operationsNamed(document, `${section}_add_all_existing`).filter(
            (at) => document.scalar(at)?.value === true,
          ),
      },
      {
        ...service,
        says: 'PMM fails when it runs the operations of the library.',
        uses: (document) =>
          operationsNamed(document, `${section}_remove_by_tag`).filter((at) => document.items(at).length > 0),
      },
    ]
  }),
]

/** The places where an operation takes something from certain sources. */
function from(isMeant: (name: string) => boolean): (document: ConfigDocument) => readonly NodeRef[] {
  const sources: Sources = { operations: ALL_SOURCES, groups: ALL_GROUPS, names: { has: isMeant } }
  return (document) => operationsOf(document).flatMap((at) => operationSources(document, at, sources))
}

function operationsNamed(document: ConfigDocument, wanted: string): readonly NodeRef[] {
  return operationsOf(document)
    .flatMap((at) => blocks(document, at))
    .filter((block) => !isNeverRun(document, block))
    .flatMap((block) => document.entries(block))
    .flatMap(({ name, value }) => (name === wanted ? [value] : []))
}

/** The operations of every library that is run. */
export function operationsOf(document: ConfigDocument): readonly NodeRef[] {
  const libraries = document.at(['libraries'])
  return (libraries ? document.entries(libraries) : [])
    .filter(({ value }) => !isNeverRun(document, value))
    .flatMap(({ value }) => document.entries(value))
    .flatMap(({ name, value }) => (name === 'operations' ? [value] : []))
}
