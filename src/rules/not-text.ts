import type { Path } from '../yaml/document.js'

/**
 * Keys for which PMM takes a whole number or `true`/`false` only: text in their place, be it "60", is passed over
 * for the default (config.py, `check_for_attribute`, `var_type` int and bool). By the mapping they stand in;
 * `library` is what stands directly below a library's name. The schemas of trakt and mal say it themselves.
 */
const NUMBERS: Readonly<Record<string, string>> = {
  settings:
    'cache_expiration asset_depth minimum_items item_refresh_delay run_again_delay overlay_artwork_quality',
  plex: 'timeout db_cache',
  tmdb: 'cache_expiration',
  omdb: 'cache_expiration',
  mdblist: 'cache_expiration',
  anidb: 'cache_expiration',
  operations: 'plex_bulk_edit_batch_size',
  delete_collections: 'less',
}

const SWITCHES: Readonly<Record<string, string>> = {
  settings: `cache asset_folders create_asset_folders prioritize_assets dimensional_asset_rename download_url_assets
    show_missing_assets show_missing_season_assets show_missing_episode_assets show_asset_not_needed
    delete_below_minimum delete_not_scheduled missing_only_released only_filter_missing show_unmanaged
    show_unconfigured show_filtered show_unfiltered show_options show_missing save_report playlist_report verify_ssl`,
  plex: 'verify_ssl',
  radarr: 'add_missing add_existing upgrade_existing monitor_existing ignore_cache monitor search',
  sonarr:
    'add_missing add_existing upgrade_existing monitor_existing ignore_cache season_folder search cutoff_search',
  library: 'remove_overlays reapply_overlays',
  operations: `assets_for_all assets_for_all_collections respect_ignore_ids split_duplicates update_blank_track_titles
    remove_title_parentheses radarr_add_all_existing sonarr_add_all_existing`,
  delete_collections: 'managed configured',
}

const has = (table: Readonly<Record<string, string>>, place: string, key: string) =>
  Object.hasOwn(table, place) && table[place]!.split(/\s+/).includes(key)

/** What PMM needs at a path in place of text; nothing where text will do. */
export function neededAt(path: Path): 'a whole number' | '`true` or `false`' | undefined {
  const keys = path.filter((step): step is string => typeof step === 'string')
  const key = keys.at(-1)
  if (key === undefined || typeof path.at(-1) === 'number') return undefined
  const place = keys[0] === 'libraries' && keys.length === 3 ? 'library' : (keys.at(-2) ?? '')
  // Sections stand at the root or in a library; what is deeper has other keys of these names.
  if (keys.length > (keys[0] === 'libraries' ? 5 : 2)) return undefined
  if (has(NUMBERS, place, key)) return 'a whole number'
  return has(SWITCHES, place, key) ? '`true` or `false`' : undefined
}
