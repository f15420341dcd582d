import type { SecretKnowledge } from '../../src/secrets/knowledge.js'
import type { Path } from '../../src/yaml/document.js'

/** A small stand-in for what the schemas say. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  trakt: ['client_id', 'client_secret', 'pin'],
  'trakt.authorization': ['access_token', 'refresh_token'],
  mal: ['client_id', 'client_secret', 'localhost_url'],
  'mal.authorization': ['access_token', 'refresh_token'],
  plex: ['token'],
  tmdb: ['apikey'],
  tautulli: ['apikey'],
  radarr: ['token'],
  sonarr: ['token'],
  omdb: ['apikey'],
  mdblist: ['apikey'],
  notifiarr: ['apikey'],
  github: ['token'],
  gotify: ['token'],
  ntfy: ['token', 'topic'],
  apprise: ['config'],
  anidb: ['username', 'password'],
  simkl: ['user_token'],
  webhooks: ['error', 'version', 'run_start', 'run_end', 'changes'],
}

const PUBLIC =
  'libraries settings webhooks trakt mal plex tmdb tautulli radarr sonarr omdb mdblist notifiarr github gotify ntfy apprise anidb simkl authorization token_type expires_in scope created_at force_refresh url timeout verify_ssl clean_bundles cache cache_expiration asset_directory language region collection_files overlay_files metadata_files playlist_files default file template_variables operations mass_audience_rating_update mass_critic_rating_update delete_unmanaged_collections show_missing_episode_assets run_order minimum_items sync_mode schedule use_year sep_style name root_folder_path monitor availability quality_profile tag add_missing enable_mature library_name remove_overlays reapply_overlays default_collection_order delete_below_minimum show_unmanaged summary'

const secretNames = new Set(Object.values(SECRETS).flat())

function isSecretKey(path: Path): boolean {
  const steps = path.filter((step) => typeof step === 'string')
  const inside = steps[0] === 'libraries' ? steps.slice(2) : steps
  return inside.some((name, index) => SECRETS[inside.slice(0, index).join('.')]?.includes(name) ?? false)
}

export const KNOWLEDGE: SecretKnowledge = {
  isSecretKey,
  holdsSecretKey: (path) => [...secretNames].some((name) => isSecretKey([...path, name])),
  secretNames,
  publicNames: new Set(PUBLIC.split(' ')),
}
