import type { DefaultKind } from './defaults.js'

/**
 * The template variables that files coming with PMM read (their templates, Kometa 2.4.4 and 2.5.2). What ends in
 * `_*` goes on with the key of a collection or overlay; `#` is 1, 2 and 3. Complete enough to tell what was meant
 * by a misspelt one, not to call a variable wrong.
 */
interface Table {
  readonly defaults: string
  /** Names for defaults that read much of the same; `@name` stands for them. */
  readonly groups: Readonly<Record<string, string>>
  /** Of which defaults (`*` is all of them, `-name` all but it) which variables. */
  readonly read: Readonly<Record<string, string>>
  /** What the files hand on within themselves: known, but never what somebody meant to write. */
  readonly inside: string
}

const COLLECTIONS: Table = {
  defaults:
    'actor anilist aspect audio_language bafta based basic berlinale cannes cesar choice collectionless content_rating_au content_rating_cs content_rating_de content_rating_mal content_rating_nz content_rating_uk content_rating_us continent country decade director emmy franchise genre golden imdb letterboxd myanimelist network nfr oscars other_chart pca producer razzie region resolution sag seasonal separator_award separator_chart simkl spirit streaming studio subtitle_language sundance tautulli tiff tmdb trakt universe venice writer year',
  groups: {
    awards:
      'bafta berlinale cannes cesar choice emmy golden nfr oscars pca razzie sag spirit sundance tiff venice',
    charts: 'anilist imdb letterboxd myanimelist other_chart simkl tmdb trakt',
    content:
      'content_rating_au content_rating_cs content_rating_de content_rating_mal content_rating_nz content_rating_uk content_rating_us',
    people: 'actor director producer writer',
    languages: 'audio_language subtitle_language',
    places: 'continent country region',
    separators: 'separator_award separator_chart',
  },
  read: {
    '*': 'collection_mode sort_title',
    '* -@awards -@charts -@separators -collectionless -franchise -tautulli -universe': 'sort_by sort_by_*',
    '* -@awards -@charts -basic -collectionless -franchise -tautulli':
      'placeholder_imdb_id placeholder_tmdb_movie placeholder_tvdb_show sep_style separator use_separator',
    '* -@awards -@separators -based -collectionless -franchise -imdb -letterboxd -other_chart -streaming -tautulli -universe':
      'limit_*',
    '* -@charts -@separators -basic -collectionless -tautulli':
      'addons append_addons append_data append_exclude append_include custom_keys data include key_name_override other_name remove_addons remove_data remove_exclude remove_include remove_prefix remove_suffix sync title_format title_override',
    '* -@charts -@separators -basic -tautulli': 'exclude',
    '* -@separators -collectionless':
      'item_radarr_tag item_radarr_tag_* item_sonarr_tag item_sonarr_tag_* name_mapping order_*',
    '* -@separators -collectionless -franchise':
      '*_name *_summary allowed_libraries delete_collections_named file_background file_background_* file_poster file_poster_* hub_priority hub_priority_* ignore_ids ignore_imdb_ids limit minimum_items_* name_format order schedule schedule_* summary_format url_background url_background_* use_* use_all visible_home visible_home_* visible_library visible_library_* visible_shared visible_shared_*',
    '* -@separators -franchise': 'trakt_list url_poster',
    '* -collectionless': 'collection_section minimum_items name_* summary_* url_poster_*',
    '* -collectionless -franchise': 'sort_prefix',
    '@awards': 'award_filter category_filter use_year_collections year_collection_section',
    '@awards @charts @places aspect franchise seasonal streaming tautulli universe': 'sync_mode sync_mode_*',
    '@awards @charts based franchise seasonal streaming universe':
      'radarr_add_missing radarr_add_missing_* radarr_folder radarr_folder_* radarr_monitor radarr_monitor_* radarr_tag radarr_tag_* sonarr_add_missing sonarr_add_missing_* sonarr_folder sonarr_folder_* sonarr_monitor sonarr_monitor_* sonarr_tag sonarr_tag_*',
    '@awards @charts based seasonal streaming universe':
      'radarr_monitor_existing radarr_monitor_existing_* radarr_search radarr_search_* radarr_upgrade_existing radarr_upgrade_existing_* sonarr_monitor_existing sonarr_monitor_existing_* sonarr_search sonarr_search_* sonarr_upgrade_existing sonarr_upgrade_existing_*',
    '@awards @charts collectionless franchise tautulli universe': 'collection_order',
    '@awards @charts franchise tautulli universe': 'collection_order_*',
    '@awards @charts tautulli universe': 'cache_builders cache_builders_*',
    '@charts @people @places basic network streaming tautulli': 'style',
    '@content @languages @places resolution': 'use_other',
    '@people': 'tmdb_birthday tmdb_deathday tmdb_person_offset tmdb_person_offset_*',
    'anilist myanimelist': 'limit_season',
    based: 'keywords',
    basic: 'in_the_last_episodes in_the_last_released',
    collectionless: 'exclude_prefix plex_search tmdb_list tmdb_show tvdb_list tvdb_movie tvdb_show',
    'collectionless seasonal': 'tmdb_movie',
    'collectionless seasonal universe': 'imdb_list mdblist_list',
    franchise: 'movie_* sort_title_*',
    'franchise universe': 'name_mapping_*',
    letterboxd: 'list user',
    myanimelist: 'starting_only starting_only_season',
    seasonal:
      'emoji_* imdb_search imdb_search_* letterboxd_list letterboxd_list_* tmdb_collection tmdb_collection_* tmdb_movie_*',
    'seasonal streaming universe': 'delete_collections_named_*',
    'seasonal universe': 'imdb_list_* mdblist_list_* trakt_list_*',
    simkl: 'period',
    streaming:
      'allowed_streaming discover_limit discover_region discover_sort discover_with discover_with_* originals originals_only region',
    tautulli: 'list_days list_days_* list_size list_size_*',
    universe: 'imdb_url mdblist_url trakt_url',
  },
  inside:
    'build_collection chart conditionals dynamic emoji event_id extra filter_term filter_term2 filter_value filter_value2 final_collection_section final_tmdb_key final_use image imdb_id key key_encoded key_name key_name_encoded key_name_first_letter library_type library_typeU mapping_name mapping_name_encoded movie name_collectionless original_key_name_encoded pre search_term search_term2 search_value search_value2 smart_label sort summary_collectionless test title tmdb_key tmdb_person translation_key type use_blank value winning',
}

const OVERLAYS: Table = {
  defaults:
    'aspect audio_codec commonsense content_rating_au content_rating_de content_rating_nz content_rating_uk content_rating_us_movie content_rating_us_show direct_play episode_info language_count languages mediastinger network ratings resolution ribbon runtimes status streaming studio versions video_format',
  groups: {
    content:
      'content_rating_au content_rating_de content_rating_nz content_rating_uk content_rating_us_movie content_rating_us_show',
  },
  read: {
    '*': 'addon_offset addon_position back_align back_color back_height back_line_color back_line_width back_padding back_radius back_width builder_level file font font_color font_size font_style git overlay_level repo stroke_color stroke_width url weight',
    '* -ratings':
      'allowed_libraries back_align_* back_color_* back_height_* back_line_color_* back_line_width_* back_padding_* back_radius_* back_width_* default_* file_* font_* font_color_* font_size_* font_style_* git_* horizontal_align horizontal_align_* horizontal_offset horizontal_offset_* pmm_* repo_* scale_height scale_height_* scale_width scale_width_* stroke_color_* stroke_width_* suppress_overlays url_* use_* use_all vertical_align vertical_align_* vertical_offset vertical_offset_* weight_*',
    '@content commonsense': 'rating',
    aspect: 'aspect',
    'aspect status video_format': 'text_*',
    'audio_codec network streaming studio': 'style',
    'audio_codec video_format': 'regex_*',
    commonsense: 'post post_text',
    language_count: 'minimum',
    'language_count languages': 'use_subtitles',
    languages:
      'country country_* flag_alignment height horizontal_spacing initial_horizontal_align initial_horizontal_offset initial_vertical_align initial_vertical_offset languages offset surround use vertical_spacing width',
    'languages runtimes status': 'text',
    ratings:
      'horizontal_position imdb_top maximum_rating mdblist_top minimum_rating rating# rating#_addon_offset rating#_addon_position rating#_back_align rating#_back_color rating#_back_height rating#_back_line_color rating#_back_line_width rating#_back_padding rating#_back_radius rating#_back_width rating#_default rating#_extra rating#_file rating#_font rating#_font_color rating#_font_size rating#_font_style rating#_git rating#_horizontal_align rating#_horizontal_offset rating#_image rating#_image_url rating#_repo rating#_stroke_color rating#_stroke_width rating#_style rating#_url rating#_vertical_align rating#_vertical_offset rating_alignment side vertical_position',
    resolution: 'dolby_vision hdr use_edition use_resolution',
    runtimes: 'format',
    status: 'last_days',
    streaming:
      'allowed_streaming discover_limit discover_region discover_sort discover_with discover_with_* limit originals originals_only providers_* region',
  },
  inside:
    'all alt center_offset ch2_offset ch3_offset conditionals cv2_offset cv3_offset default episode_number0 final_align final_font_size final_horizontal_offset final_name final_style final_text final_tmdb_key final_use final_vertical_offset fresh_rating group gsuffix gte h2_offset h3_offset height_value high image_extra image_key image_level imdb_key inside_color key last library_type low lsuffix lt lte mdb_key overlay_name pmm post_nr_text pre pre_nr_text pre_text queue rating_level_prefix rating_num regex res run_definition run_this runtimeH runtimeM search search_attribute season_number0 standard_offset standard_value tmdb tmdb_key v2_offset v3_offset version_style width_value',
}

const PLAYLISTS: Table = {
  defaults: 'playlist',
  groups: {},
  read: {
    '*': 'delete_playlist delete_playlist_* exclude_users exclude_users_* ignore_ids ignore_imdb_ids imdb_list imdb_list_* imdb_url item_radarr_tag item_radarr_tag_* item_sonarr_tag item_sonarr_tag_* libraries mdblist_list mdblist_list_* mdblist_url name_* radarr_add_missing radarr_add_missing_* radarr_folder radarr_folder_* radarr_monitor radarr_monitor_* radarr_monitor_existing radarr_monitor_existing_* radarr_search radarr_search_* radarr_tag radarr_tag_* radarr_upgrade_existing radarr_upgrade_existing_* sonarr_add_missing sonarr_add_missing_* sonarr_folder sonarr_folder_* sonarr_monitor sonarr_monitor_* sonarr_monitor_existing sonarr_monitor_existing_* sonarr_search sonarr_search_* sonarr_tag sonarr_tag_* sonarr_upgrade_existing sonarr_upgrade_existing_* summary_* sync_to_users sync_to_users_* trakt_list trakt_list_* url_poster_* use_*',
  },
  inside: 'key mapping_name mapping_name_encoded',
}

const TABLES: Readonly<Record<DefaultKind, Table>> = {
  collection: COLLECTIONS,
  overlay: OVERLAYS,
  playlist: PLAYLISTS,
}

/** What PMM's code or older files read as well. */
const ELSEWHERE = 'language in_the_last_* placeholder_* sort_by_* collection_level'

export interface VariableNames {
  readonly whole: ReadonlySet<string>
  /** What stands before the key, `limit` of `limit_*`. */
  readonly stems: ReadonlySet<string>
}

/** The variables that a default reads; nothing for a default that this table does not have. */
export function variablesOf(kind: DefaultKind, name: string): VariableNames | undefined {
  const { defaults, groups, read } = TABLES[kind]
  if (!words(defaults).includes(name)) return undefined
  const named = (list: string): readonly string[] =>
    words(list).flatMap((word) => (word.startsWith('@') ? words(groups[word.slice(1)] ?? '') : [word]))
  const isOf = (list: string) => {
    const without = words(list).filter((word) => word.startsWith('-'))
    if (list.startsWith('*')) return !named(without.map((word) => word.slice(1)).join(' ')).includes(name)
    return named(list).includes(name)
  }
  return toNames(Object.entries(read).flatMap(([list, names]) => (isOf(list) ? words(names) : [])))
}

/** Every variable that any file reads, whatever it is for. */
export function allVariables(): VariableNames {
  const texts = Object.values(TABLES).flatMap(({ read, inside }) => [...Object.values(read), inside])
  return toNames(words([...texts, ELSEWHERE].join(' ')))
}

const words = (text: string) => text.split(' ').filter((word) => word !== '')

function toNames(names: readonly string[]): VariableNames {
  const all = names.flatMap((name) =>
    name.includes('#') ? ['1', '2', '3'].map((n) => name.replace('#', n)) : [name],
  )
  return {
    whole: new Set(all.filter((name) => !name.includes('*'))),
    stems: new Set(all.filter((name) => name.endsWith('_*')).map((name) => name.slice(0, -2))),
  }
}
