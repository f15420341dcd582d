/**
 * Where operations with a name of their own stand below `mass_metadata_update`, which Kometa knows since 2.4.5:
 * the two are one operation to it.
 */
export const GROUPED = {
  mass_genre_update: 'genre.source',
  genre_mapper: 'genre.mappings',
  mass_content_rating_update: 'content_rating.source',
  content_rating_mapper: 'content_rating.mappings',
  mass_original_title_update: 'original_title',
  mass_studio_update: 'studio',
  mass_originally_available_update: 'originally_available',
  mass_added_at_update: 'added_at',
  mass_audience_rating_update: 'ratings.audience',
  mass_critic_rating_update: 'ratings.critic',
  mass_user_rating_update: 'ratings.user',
  mass_episode_audience_rating_update: 'ratings.episode_audience',
  mass_episode_critic_rating_update: 'ratings.episode_critic',
  mass_episode_user_rating_update: 'ratings.episode_user',
  mass_collection_mode: 'collections.mode',
  mass_poster_update: 'poster',
  mass_background_update: 'background',
  metadata_backup: 'backup',
} as const
