/** Plain data of a config, to be changed in memory. */
export type Data = null | boolean | number | string | Date | Data[] | Mapping
export interface Mapping {
  [key: string]: Data
}

/** What Kometa 2.4.4 holds of a config once it has put the old forms in their new places, told from facts. */
export function asHeld(config: Mapping): Mapping {
  const held = structuredClone(config)
  held.settings ??= {}
  const settings = mapping(held.settings)
  for (const key of ['cache', 'cache_expiration']) moveUp(held, 'cache', key, settings)
  for (const key of PLEX) moveUp(held, 'plex', key, settings)
  renameOver(settings, GLOBAL_SETTINGS)
  for (const service of ['radarr', 'sonarr']) renameOver(mapping(held[service]), { add: 'add_missing' })
  const hooks = mapping(held.webhooks)
  if (held.webhooks && !('changes' in hooks)) hooks.changes = joined(hooks, WEBHOOKS)
  for (const library of Object.values(mapping(held.libraries))) holdLibrary(mapping(library))
  return held
}

const PLEX = [
  'asset_directory',
  'sync_mode',
  'show_unmanaged',
  'show_filtered',
  'show_unfiltered',
  'show_missing',
  'save_missing',
]
const SETTINGS = { collection_minimum: 'minimum_items', save_missing: 'save_report' }
const GLOBAL_SETTINGS = { ...SETTINGS, playlist_sync_to_user: 'playlist_sync_to_users' }
const GUARD = 'collection_changes'
const WEBHOOKS = ['collection_creation', 'collection_addition', 'collection_removal', GUARD]
const ADD_ALL = {
  radarr_add_all: 'radarr_add_all_existing',
  sonarr_add_all: 'sonarr_add_all_existing',
}

function holdLibrary(library: Mapping): void {
  if ('metadata_path' in library) {
    const { metadata_path: list } = library
    delete library.metadata_path
    library.collection_files ??= structuredClone(list!)
    library.metadata_files ??= structuredClone(list!)
  }
  renameOver(library, { overlay_path: 'overlay_files', ...ADD_ALL })
  if (isFilled(library.plex)) {
    library.settings ??= {}
    for (const key of PLEX) moveUp(library, 'plex', key, mapping(library.settings))
  }
  renameOver(mapping(library.settings), SETTINGS)
  for (const service of ['radarr', 'sonarr']) renameOver(mapping(library[service]), { add: 'add_missing' })
  // A list of operations has no such keys of its own.
  const operations = mapping(library.operations)
  renameOver(operations, ADD_ALL)
  const labels: Mapping = { with_none: 'none', without_none: 'mild' }
  const label = operations.mass_imdb_parental_labels
  if (typeof label === 'string' && label in labels) operations.mass_imdb_parental_labels = labels[label]!
  for (const operation of listOf(library.operations)) holdDeletions(mapping(operation))
  const hooks = mapping(library.webhooks)
  // What stood in `changes` is lost here.
  if (isFilled(library.webhooks) && !(GUARD in hooks)) hooks.changes = joined(hooks, WEBHOOKS)
}

function holdDeletions(operation: Mapping): void {
  const { delete_unmanaged_collections: unmanaged, delete_collections_with_less: less } = operation
  if ('delete_collections' in operation || (unmanaged === undefined && less === undefined)) return
  operation.delete_collections = {
    ...(unmanaged === undefined ? {} : { unmanaged: unmanaged === true }),
    ...(less === undefined ? {} : { less }),
  }
}

function moveUp(holder: Mapping, from: string, key: string, to: Mapping): void {
  const section = mapping(holder[from])
  if (!(key in section) || key in to) return
  to[key] = section[key]!
  delete section[key]
}

/** The value of an old name goes over that of the new one. */
function renameOver(holder: Mapping, names: Readonly<Record<string, string>>): void {
  for (const [old, fresh] of Object.entries(names)) {
    if (!(old in holder)) continue
    const value = holder[old]!
    delete holder[old]
    delete holder[fresh]
    holder[fresh] = value
  }
}

function joined(hooks: Mapping, names: readonly string[]): Data {
  const all: Data[] = []
  for (const name of names) {
    if (!(name in hooks)) continue
    all.push(...listOf(hooks[name]).filter((hook) => !all.includes(hook)))
    delete hooks[name]
  }
  return all.length > 1 ? all : (all[0] ?? null)
}

export const mapping = (value: Data | undefined): Mapping =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
    ? value
    : {}

export const listOf = (value: Data | undefined): readonly Data[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]

const isFilled = (value: Data | undefined) => Object.keys(mapping(value)).length > 0
