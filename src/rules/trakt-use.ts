import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { blocks, operationSources, type Sources } from './services/operation-sources.js'
import { isNeverRun } from './services/schedules.js'

/** Operations that take ratings from Trakt (modules/config.py 1627-1648 of Kometa 2.4.4). */
const RATINGS: Sources = {
  operations: /^mass_(?:episode_)?(?:audience|critic|user)_rating_update$/,
  groups: /^ratings$/,
  names: new Set(['trakt', 'trakt_user']),
}

/** Defaults that need Trakt when they are given one of its lists. */
const WITH_LISTS = new Set(['universe', 'playlist', 'seasonal', 'collectionless'])

/**
 * The places of a config that need a Trakt connection, as far as the config itself shows. What the files it
 * names hold is not looked at.
 */
export function traktUses(document: ConfigDocument): readonly NodeRef[] {
  // Most configs name Trakt once, as a section.
  if (!/trakt(?!['"]?[ \t]*:)/i.test(document.source.text)) return []
  const libraries = document.at(['libraries'])
  const playlists = document.at(['playlist_files'])
  return [
    ...(libraries ? document.entries(libraries).flatMap(({ value }) => usesOfLibrary(document, value)) : []),
    ...(playlists ? usesOfFiles(document, playlists) : []),
  ]
}

function usesOfLibrary(document: ConfigDocument, library: NodeRef): readonly NodeRef[] {
  const entries = document.entries(library)
  const variables = entries.find(({ name }) => name === 'template_variables')
  const isIdle = isNeverRun(document, library)
  return entries.flatMap(({ name, value }) => {
    if (name === 'operations') return operationSources(document, value, RATINGS)
    // `default` entries of metadata and overlay files do not reach Trakt's lists.
    const holdsFiles = name === 'collection_files' || name === 'metadata_path'
    return holdsFiles && !isIdle ? usesOfFiles(document, value, variables) : []
  })
}

/** @param shared the template variables of the library: they reach every entry that does not say otherwise */
function usesOfFiles(document: ConfigDocument, files: NodeRef, shared?: Entry): readonly NodeRef[] {
  return blocks(document, files).flatMap((file) => {
    if (isNeverRun(document, file)) return []
    const entries = document.entries(file)
    const sources = entries.map((entry) => [defaultName(document, entry), entry.value] as const)
    const trakt = sources.filter(([name]) => name === 'trakt').map(([, value]) => value)
    if (trakt.length > 0) return trakt
    if (!sources.some(([name]) => name !== undefined && WITH_LISTS.has(name))) return []
    const own = entries.find(({ name }) => name === 'template_variables')
    return lists(document, own, shared)
  })
}

/** No list at all: it is not there to PMM, or "blank" to it with Trakt as well. */
export function isNothing(document: ConfigDocument, at: NodeRef): boolean {
  const scalar = document.scalar(at)
  return scalar
    ? scalar.text.trim() === '' || scalar.value === null
    : document.items(at).length + document.entries(at).length === 0
}

/** Lists of Trakt among template variables. */
function lists(
  document: ConfigDocument,
  own: Entry | undefined,
  shared: Entry | undefined,
): readonly NodeRef[] {
  const said = own ? document.entries(own.value) : []
  const names = said.map(({ name }) => name)
  const handedDown = shared ? document.entries(shared.value).filter(({ name }) => !names.includes(name)) : []
  return [...said, ...handedDown]
    .filter(({ name, value }) => isTraktList(name) && !isNothing(document, value))
    .map(({ value }) => value)
}

const isTraktList = (name: string) => name === 'trakt_list' || name.startsWith('trakt_list_')

/** `default: trakt`, `pmm: trakt.yml`, `git: PMM/chart/trakt`: the same file under different names. */
function defaultName(document: ConfigDocument, { name, value }: Entry): string | undefined {
  const text = document.scalar(value)?.text
  if (text === undefined) return undefined
  if (name === 'default' || name === 'pmm') return fileOf(text)
  return name === 'git' && text.startsWith('PMM/') ? fileOf(text.slice('PMM/'.length)) : undefined
}

/** Its folder and `.yml` may be written or not; with `.yaml` Kometa 2.4.4 does not find it. */
const fileOf = (text: string) => /^(?:(?:movie|show|both|chart|award)\/)*([^/]+?)(?:\.yml)?$/.exec(text)?.[1]
