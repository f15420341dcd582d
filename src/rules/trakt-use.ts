import type { ConfigDocument, Entry, NodeRef } from '../yaml/document.js'
import { blocks, operationSources, type Sources } from './services/operation-sources.js'

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
  if (!/trakt(?!['"]?[ \t]*:)/.test(document.source.text)) return []
  const libraries = document.at(['libraries'])
  const playlists = document.at(['playlist_files'])
  return [
    ...(libraries ? document.entries(libraries).flatMap(({ value }) => usesOfLibrary(document, value)) : []),
    ...(playlists ? usesOfFiles(document, playlists) : []),
  ]
}

function usesOfLibrary(document: ConfigDocument, library: NodeRef): readonly NodeRef[] {
  return document.entries(library).flatMap(({ name, value }) => {
    if (name === 'operations') return operationSources(document, value, RATINGS)
    // `default` entries of metadata and overlay files do not reach Trakt's lists.
    return name === 'collection_files' || name === 'metadata_path' ? usesOfFiles(document, value) : []
  })
}

function usesOfFiles(document: ConfigDocument, files: NodeRef): readonly NodeRef[] {
  return blocks(document, files).flatMap((file) => {
    const entries = document.entries(file)
    const source = entries.find((entry) => defaultName(document, entry) !== undefined)
    const name = source && defaultName(document, source)
    if (!source || name === undefined) return []
    if (name === 'trakt') return [source.value]
    if (!WITH_LISTS.has(name)) return []
    const variables = entries.find((entry) => entry.name === 'template_variables')
    return variables
      ? document
          .entries(variables.value)
          .filter(isTraktList)
          .map(({ value }) => value)
      : []
  })
}

const isTraktList = ({ name }: Entry) => name === 'trakt_list' || name.startsWith('trakt_list_')

/** `default: trakt`, `pmm: trakt`, `git: PMM/chart/trakt`: the same file under three names. */
function defaultName(document: ConfigDocument, { name, value }: Entry): string | undefined {
  const text = document.scalar(value)?.text
  if (text === undefined) return undefined
  if (name === 'default' || name === 'pmm') return text.split('/').at(-1)
  return name === 'git' && text.startsWith('PMM/') ? text.split('/').at(-1) : undefined
}
