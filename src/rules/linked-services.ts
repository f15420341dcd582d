/** A service that builders take their titles from, or that they act on. */
export interface BuilderService {
  readonly section: string
  readonly title: string
  /** The attributes that need it, in lower case. */
  readonly attributes: RegExp
  /** Keys that count: the section is not used where none of them is filled in; without any, the section itself. */
  readonly keys: readonly string[]
  /** Versions that fail without it, where not all do. */
  readonly holds?: string
  /** What PMM does without it, as a sentence. */
  readonly says: string
}

const NOT_BUILT = 'PMM builds nothing of this.'
const REFUSED = 'PMM asks for the list without a key, which is refused.'

/** Kometa 2.4.4 looks for the name of the service in that of the attribute (modules/builder.py 1523-1532). */
export const BUILDER_SERVICES: readonly BuilderService[] = [
  // From 2.4.7 on public lists are read without a sign-in, and from 2.5.0 on none.
  service('trakt', 'Trakt', ['client_id'], /^(?:trakt_|sync_(?:missing_)?to_trakt_list$)/, '<2.4.7'),
  service('radarr', 'Radarr', ['url'], /^(?:item_)?radarr_/),
  service('sonarr', 'Sonarr', ['url'], /^(?:item_)?sonarr_/),
  service('lidarr', 'Lidarr', ['url'], /^lidarr_/),
  service('tautulli', 'Tautulli', ['url'], /^tautulli_/),
  service('mal', 'MyAnimeList', ['client_id'], /^mal_/),
  {
    ...service('anidb', 'AniDB', [], /^anidb_/, '>=2.3.0'),
    says: 'PMM crashes on it. The section with `language: en` is enough.',
  },
  {
    ...service('mdblist', 'MDBList', ['apikey'], /^(?:mdblist_|sync_to_mdb_list$)/, '>=2.3.0'),
    says: REFUSED,
  },
  { ...service('omdb', 'OMDb', ['apikey'], /^omdb_/), says: 'PMM writes nothing there.' },
  service('tracearr', 'Tracearr', ['url'], /^tracearr_/),
  service('yamtrack', 'YamTrack', ['url'], /^yamtrack_/),
  service('floppy', 'Floppy', ['url'], /^floppy_/),
  service('serializd', 'Serializd', ['email'], /^serializd_/),
  service('flicklist', 'FlickList', ['api_key'], /^(?:flicklist_|sync_to_flicklist_list$)/),
  service('wetrakr', 'WeTrakr', ['authorization'], /^(?:wetrakr_|sync_to_wetrakr_list$)/),
]

function service(
  section: string,
  title: string,
  keys: readonly string[],
  attributes: RegExp,
  holds?: string,
): BuilderService {
  return { section, title, keys, attributes, says: NOT_BUILT, ...(holds ? { holds } : {}) }
}

export const serviceOf = (attribute: string): BuilderService | undefined =>
  BUILDER_SERVICES.find(({ attributes }) => attributes.test(attribute))

/** The service that a rating in the text of an overlay comes from: `trakt_rating`, `mdb_tomatoes_rating`. */
export const serviceOfRating = (variable: string): BuilderService | undefined =>
  serviceOf(variable.replace(/^mdb_/, 'mdblist_'))
