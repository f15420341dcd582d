import { asHeld, type Data, listOf, type Mapping, mapping } from './held.js'

/** What Kometa 2.4.4 goes by in a config: for each library all that old forms have a bearing on. */
export function effective(config: Mapping): Mapping {
  const held = asHeld(config)
  const libraries = Object.entries(mapping(held.libraries))
  return {
    settings: normalized(held.settings),
    radarr: held.radarr ?? null,
    sonarr: held.sonarr ?? null,
    webhooks: mapping(held.webhooks).changes ?? null,
    libraries: Object.fromEntries(
      libraries.map(([name, library]) => [name, libraryOf(mapping(library), held)]),
    ),
  }
}

function libraryOf(library: Mapping, held: Mapping): Mapping {
  const entries = listOf(library.overlay_files).map(mapping)
  const says = (...names: string[]) =>
    [library, ...entries].some((where) => names.some((name) => where[name] === true))
  return {
    ...settingsOf(library, held),
    ...operationsOf(library),
    changes_webhooks: listOf(mapping(library.webhooks).changes ?? mapping(held.webhooks).changes).slice(),
    collection_files: filesOf(library.collection_files, 'collection'),
    metadata_files: filesOf(library.metadata_files, 'metadata'),
    overlay_files: filesOf(library.overlay_files, 'overlay'),
    remove_overlays: says('remove_overlays', 'remove_overlay', 'revert_overlays'),
    reapply_overlays: says('reapply_overlays', 'reapply_overlay'),
    reset_overlays: listOf(oneOf(library, entries, ['reset_overlays', 'reset_overlay'])).filter(
      (option) => option === 'tmdb' || option === 'plex',
    ),
    schedule_overlays: scheduleOf(library) ?? entries.findLast(({ schedule }) => schedule)?.schedule ?? null,
    radarr: library.radarr ?? null,
    sonarr: library.sonarr ?? null,
  }
}

/** The library goes before its files, and of these the last counts. */
function oneOf(library: Mapping, entries: readonly Mapping[], names: readonly string[]): Data | undefined {
  const [holder] = [library, ...entries.toReversed()].filter((one) => names.some((name) => name in one))
  return holder?.[names.find((name) => name in holder)!]
}

/** A blank schedule of the library keeps those of its files from counting. */
function scheduleOf(library: Mapping): Data | undefined {
  const name = ['schedule_overlays', 'schedule_overlay'].find((one) => one in library)
  return name === undefined ? undefined : (library[name] ?? 'none')
}

const SETTINGS: Mapping = {
  sync_mode: 'append',
  minimum_items: 1,
  show_unmanaged: true,
  show_filtered: false,
  show_missing: true,
  save_report: false,
  asset_directory: null,
  overlay_artwork_filetype: 'webp_lossy',
}

function settingsOf(library: Mapping, held: Mapping): Mapping {
  const [own, global] = [normalized(library.settings), normalized(held.settings)]
  const keys = Object.keys(SETTINGS)
  return Object.fromEntries(keys.map((key) => [key, own[key] ?? global[key] ?? SETTINGS[key]!]))
}

function normalized(settings: Data | undefined): Mapping {
  const { ...all } = mapping(settings)
  if (all.overlay_artwork_filetype === 'webp') all.overlay_artwork_filetype = 'webp_lossy'
  if (all.asset_directory !== undefined) all.asset_directory = listOf(all.asset_directory).slice()
  return all
}

/** Of a list of operations the first that has a key counts. Those bound to a time are taken as due. */
function operationsOf(library: Mapping): Mapping {
  const all: Mapping = {}
  for (const operation of listOf(library.operations).map(mapping))
    for (const [key, value] of Object.entries(operation)) if (!(key in all)) all[key] = value
  const deletions = mapping(all.delete_collections)
  return {
    radarr_add_all_existing: all.radarr_add_all_existing ?? null,
    sonarr_add_all_existing: all.sonarr_add_all_existing ?? null,
    mass_imdb_parental_labels: labelOf(all.mass_imdb_parental_labels),
    deletes: { managed: deletions.managed ?? null, less: deletions.less ?? null },
  }
}

const LABELS: readonly Data[] = ['none', 'mild', 'moderate', 'severe', 'remove']
const labelOf = (label: Data | undefined) => (label !== undefined && LABELS.includes(label) ? label : null)

/** What a list of files names: files that come with the program hold no metadata under their own word. */
function filesOf(list: Data | undefined, kind: string): Data {
  return listOf(list).flatMap((entry): Data[] => {
    const { default: name, pmm, git } = mapping(entry)
    const { default: _, pmm: __, git: ___, ...rest } = mapping(entry)
    for (const key of OF_THE_LIBRARY) if (kind === 'overlay') delete rest[key]
    if (name ?? pmm) return kind === 'metadata' ? [] : [['Default', name ?? pmm!, rest]]
    if (typeof git === 'string')
      return [git.startsWith('PMM/') ? ['Default', git.slice(4), rest] : ['Git', git, rest]]
    const isText = typeof entry === 'string'
    return isText || Object.keys(rest).length > 0 ? [isText ? { file: entry } : rest] : []
  })
}

const OF_THE_LIBRARY = [
  'schedule',
  'remove_overlays',
  'remove_overlay',
  'revert_overlays',
  'reapply_overlays',
  'reapply_overlay',
  'reset_overlays',
  'reset_overlay',
]
