// What PMM knows below the name of a collection, overlay or playlist, in any of its versions: modules/builder.py with
// the lists of its services, at every tag from 1.7.0 to 2.4.4, and at commit 7117e841 after 2.5.2. PMM takes names in
// any case, with a modifier behind a dot.

const NAMES = `
  album_sorting allowed_library_types anidb_id anidb_relation anidb_tag anidb_tag_name anilist_id
  anilist_popular anilist_relations anilist_search anilist_studio anilist_top_rated anilist_trending
  anilist_userlist append_label asset_folders blank_collection build_collection builder_level
  cache_builders changes_webhooks collection_filtering collection_mode collection_order content_rating
  create_asset_folders default_percent delete_below_minimum delete_collections_named delete_not_scheduled
  delete_playlist exclude_users file_background file_poster file_square_art file_theme filters
  hub_priority icheckmovies_description icheckmovies_list icheckmovies_list_details ignore_blank_results
  ignore_ids ignore_imdb_ids imdb_award imdb_chart imdb_id imdb_list imdb_search imdb_watchlist
  item_album_sorting item_analyze item_assets item_audience_rating item_audio_language
  item_credits_detection item_critic_rating item_delete_episodes item_edition item_episode_ordering
  item_episode_sorting item_genre item_keep_episodes item_label item_lock_background item_lock_poster
  item_lock_square_art item_lock_title item_metadata_language item_radarr_tag item_refresh
  item_refresh_delay item_season_display item_sonarr_tag item_subtitle_language item_subtitle_mode
  item_tmdb_season_titles item_use_original_title item_user_rating key_name kometa_poster label language
  letterboxd_description letterboxd_list letterboxd_list_details letterboxd_user_films
  letterboxd_user_films_details letterboxd_user_reviews letterboxd_user_reviews_details libraries limit
  mal_airing mal_all mal_favorite mal_genre mal_id mal_movie mal_ova mal_popular mal_search mal_season
  mal_special mal_studio mal_suggested mal_tv mal_upcoming mal_userlist mdblist_list minimum_items
  missing_only_released mojo_all_time mojo_domestic mojo_international mojo_never mojo_record mojo_world
  name name_mapping non_item_remove_label only_filter_missing only_run_on_create overlay plex_all
  plex_collectionless plex_pilots plex_search plex_watchlist radarr_add_existing radarr_add_missing
  radarr_all radarr_availability radarr_folder radarr_ignore_cache radarr_monitor radarr_monitor_existing
  radarr_quality radarr_search radarr_tag radarr_taglist radarr_upgrade_existing revert_overlay run_again
  run_definition save_report schedule server_preroll show_filtered show_missing show_unfiltered simkl_dvd
  simkl_trending smart_filter smart_label smart_url sonarr_add_existing sonarr_add_missing sonarr_all
  sonarr_cutoff_search sonarr_folder sonarr_ignore_cache sonarr_language sonarr_monitor
  sonarr_monitor_existing sonarr_quality sonarr_search sonarr_season sonarr_series sonarr_tag
  sonarr_taglist sonarr_upgrade_existing sort_title stevenlu_popular summary suppress_overlays
  sync_missing_to_trakt_list sync_mode sync_to_trakt_list sync_to_users tautulli_popular tautulli_watched
  template test text_file tmdb_actor tmdb_actor_details tmdb_airing_today tmdb_background tmdb_biography
  tmdb_birthday tmdb_collection tmdb_collection_details tmdb_company tmdb_crew tmdb_crew_details
  tmdb_deathday tmdb_description tmdb_director tmdb_director_details tmdb_discover tmdb_keyword tmdb_list
  tmdb_list_details tmdb_list_poster tmdb_movie tmdb_movie_details tmdb_network tmdb_now_playing
  tmdb_on_the_air tmdb_person tmdb_person_offset tmdb_popular tmdb_poster tmdb_producer
  tmdb_producer_details tmdb_profile tmdb_region tmdb_show tmdb_show_details tmdb_summary tmdb_top_rated
  tmdb_trending_daily tmdb_trending_weekly tmdb_upcoming tmdb_writer tmdb_writer_details trakt_anticipated
  trakt_boxoffice trakt_chart trakt_collected_all trakt_collected_daily trakt_collected_monthly
  trakt_collected_weekly trakt_collected_yearly trakt_collection trakt_description trakt_list
  trakt_list_details trakt_popular trakt_recommendations trakt_recommended_all trakt_recommended_daily
  trakt_recommended_monthly trakt_recommended_weekly trakt_recommended_yearly trakt_trending
  trakt_userlist trakt_watched_all trakt_watched_daily trakt_watched_monthly trakt_watched_weekly
  trakt_watched_yearly trakt_watchlist translation_key translation_prefix tvdb_background tvdb_description
  tvdb_list tvdb_list_details tvdb_list_poster tvdb_movie tvdb_movie_details tvdb_poster tvdb_show
  tvdb_show_details tvdb_summary url_background url_poster url_square_art url_theme validate_builders
  variables visible_home visible_library visible_shared
`

/** Since 2.4.5; the older names of Radarr and Sonarr stay. */
const NEWER = `
  text plex_id plex_rating_key value_filter mdblist_streaming sync_to_mdb_list url_logo file_logo
  letterboxd_crew letterboxd_studio letterboxd_country letterboxd_language letterboxd_genre
  letterboxd_theme letterboxd_similar letterboxd_collection flicklist_list flicklist_list_details
  flicklist_user_lists flicklist_watchlist flicklist_favorites flicklist_watched flicklist_ratings
  flicklist_up_next flicklist_tracked flicklist_description sync_to_flicklist_list floppy_list
  floppy_list_details floppy_tracked floppy_description yamtrack_list yamtrack_list_details
  yamtrack_tracked yamtrack_description serializd_list serializd_watchlist serializd_trending
  serializd_popular serializd_featured tracearr_history tracearr_popular tracearr_watched
  tracearr_trending tracearr_rewatched tracearr_completed tracearr_binged tracearr_transcoded
  tracearr_watch_time tracearr_in_progress tracearr_watched_media wetrakr_list wetrakr_list_details
  wetrakr_user_lists wetrakr_tracking wetrakr_favorites wetrakr_ratings wetrakr_description
  sync_to_wetrakr_list lidarr_all lidarr_taglist radarr_root_folder_path radarr_minimum_availability
  radarr_quality_profile radarr_tags sonarr_root_folder_path sonarr_language_profile sonarr_series_type
  sonarr_quality_profile sonarr_season_folder sonarr_tags
`

/** What Plex is searched for by, which may stand there as well. */
const SEARCHES = `
  actor added audience_rating audio_language collection country critic_rating decade director dovi
  duplicate duration edition genre hdr last_played network plays producer progress release resolution
  season_collection season_label show_unmatched studio subtitle_language title trash unmatched unplayed
  unplayed_episodes user_rating writer year
`

/** Names that PMM takes for today's, with a warning in its log (`method_alias` of modules/plex.py). */
const ALIASES: Readonly<Record<string, string>> = {
  actors: 'actor',
  anilist_genre: 'anilist_search',
  anilist_season: 'anilist_search',
  anilist_tag: 'anilist_search',
  collection_changes_webhooks: 'changes_webhooks',
  collection_level: 'builder_level',
  collection_minimum: 'minimum_items',
  collection_name: 'name',
  collections: 'collection',
  content_ratings: 'content_rating',
  contentrating: 'content_rating',
  contentratings: 'content_rating',
  countries: 'country',
  decades: 'decade',
  directors: 'director',
  filter: 'filters',
  genres: 'genre',
  labels: 'label',
  mal_licensor: 'mal_studio',
  mal_producer: 'mal_studio',
  max_age: 'release',
  networks: 'network',
  originally_available: 'release',
  overlay_level: 'builder_level',
  overlay_name: 'name',
  play: 'plays',
  playlist_minimum: 'minimum_items',
  playlist_name: 'name',
  plex_collection: 'collection',
  producers: 'producer',
  radarr_add: 'radarr_add_missing',
  rating: 'critic_rating',
  released: 'release',
  role: 'actor',
  roles: 'actor',
  save_missing: 'save_report',
  show_actor: 'actor',
  show_actors: 'actor',
  show_air_date: 'release',
  show_collection: 'collection',
  show_collections: 'collection',
  show_originally_available: 'release',
  show_play: 'plays',
  show_plays: 'plays',
  show_release: 'release',
  show_released: 'release',
  show_role: 'actor',
  show_roles: 'actor',
  show_user_rating: 'user_rating',
  show_year: 'year',
  show_years: 'year',
  sonarr_add: 'sonarr_add_missing',
  studios: 'studio',
  tmdb_trending: 'tmdb_trending_daily',
  trakt_collected: 'trakt_collected_weekly',
  trakt_recommended: 'trakt_recommended_weekly',
  trakt_recommended_personal: 'trakt_recommendations',
  trakt_watched: 'trakt_watched_weekly',
  video_resolution: 'resolution',
  writers: 'writer',
  years: 'year',
}

/** Today's name of one that PMM still takes. */
export const presentName = (name: string): string | undefined =>
  Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined

/** A name that PMM has done away with. */
export interface RemovedName {
  /** The first release that does not know it. */
  readonly gone: string
  /** What to write instead, as the end of "Use". */
  readonly instead: string
}

const FLIXPATROL = 'another list, such as `imdb_list` or `mdblist_list`'
const REMOVED: Readonly<Record<string, RemovedName>> = {
  anidb_popular: { gone: '2.3.0', instead: '`anidb_tag` or another list of anime' },
  collection_addition_webhooks: { gone: '1.13.2', instead: '`changes_webhooks`' },
  collection_creation_webhooks: { gone: '1.13.2', instead: '`changes_webhooks`' },
  collection_removal_webhooks: { gone: '1.13.2', instead: '`changes_webhooks`' },
  flixpatrol_demographics: { gone: '1.20.0', instead: FLIXPATROL },
  flixpatrol_popular: { gone: '1.20.0', instead: FLIXPATROL },
  flixpatrol_top: { gone: '1.21.0', instead: FLIXPATROL },
  flixpatrol_url: { gone: '1.20.0', instead: FLIXPATROL },
  item_overlay: { gone: '1.17.0', instead: 'an overlay file that `overlay_files` of the library names' },
  pmm_poster: { gone: '1.21.1', instead: '`kometa_poster`' },
  reciperr_list: { gone: '2.3.1', instead: 'another list, such as `mdblist_list`' },
  sort_by: { gone: '1.16.3', instead: '`collection_order`' },
}

/** Of a name that is gone since some release, what became of it. */
export const removedName = (name: string): RemovedName | undefined =>
  Object.hasOwn(REMOVED, name) ? REMOVED[name] : undefined

const words = (text: string) => text.trim().split(/\s+/)

/** Names that may have been meant by one that PMM does not know. */
export const DEFINITION_ATTRIBUTES: readonly string[] = [...words(NAMES), ...words(NEWER), ...words(SEARCHES)]

/** Read by a service's own block, or switches of certain libraries: nobody is told to write them. */
const OTHERS = words('add_to_arr arr_folder arr_tag exclude_user label_sync_mode sync_to_user validate')
const OF_A_LEVEL = /^(?:episode|season|show|artist|album|track)_/

const known = new Set([...DEFINITION_ATTRIBUTES, ...OTHERS])

/** Whether some version of PMM knows an attribute; the name in lower case, without its modifier. */
export const isDefinitionAttribute = (name: string): boolean =>
  known.has(name) ||
  OF_A_LEVEL.test(name) ||
  presentName(name) !== undefined ||
  removedName(name) !== undefined
