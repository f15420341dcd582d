import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { operationSources, type Sources } from './services/operation-sources.js'

/** Operations that take what MyAnimeList says. Anywhere else `mal` is a value like others, or a picture. */
const SOURCES: Sources = {
  operations:
    /^mass_(?:content_rating|genre|studio|audience_rating|critic_rating|user_rating|original_title|originally_available|added_at)_update$/,
  groups: /^(?:content_rating|genre|studio|ratings|original_title|originally_available|added_at)$/,
  names: new Set(['mal', 'mal_all', 'mal_english', 'mal_japanese']),
}

/** The places of a config that need MyAnimeList, as far as the config itself shows. */
export function malUses(document: ConfigDocument): readonly NodeRef[] {
  // Most configs name it once at most, as a section.
  if (!/\bmal(?:_[a-z]+)?\b(?!['"]?[ \t]*:)/i.test(document.source.text)) return []
  const libraries = document.at(['libraries'])
  if (!libraries) return []
  return document
    .entries(libraries)
    .flatMap(({ value }) => document.entries(value))
    .filter(({ name }) => name === 'operations')
    .flatMap(({ value }) => operationSources(document, value, SOURCES))
}
