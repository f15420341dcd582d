/** What a file that comes with PMM defines. */
export type DefaultKind = 'collection' | 'overlay' | 'playlist'

export interface Default {
  /** The first release that has it, and the first that has it no more. */
  readonly since: string
  readonly gone?: string
  /** The only type of library it is for. */
  readonly type?: 'movie' | 'show'
}

/** Names by the release that brought them, and behind it the first without them (the tags of Kometa, its changelog). */
const COLLECTIONS = {
  '1.18.0':
    'actor anilist audio_language bafta basic cannes choice collectionless content_rating_cs content_rating_mal content_rating_uk content_rating_us country decade director emmy franchise genre golden imdb myanimelist network oscars other_chart producer resolution seasonal separator_award separator_chart spirit streaming studio subtitle_language sundance tautulli tmdb universe writer year',
  '1.18.0 1.19.1': 'studio_anime',
  '1.18.0 1.20.0': 'other_award',
  '1.18.0 1.21.0': 'flixpatrol',
  '1.18.0 2.5.0': 'trakt',
  '1.19.0': 'based',
  '1.19.1': 'aspect continent region',
  '1.20.0': 'berlinale cesar content_rating_de nfr pca razzie sag tiff venice',
  '1.21.0': 'content_rating_au content_rating_nz',
  '2.0.2': 'letterboxd',
  '2.4.0': 'simkl',
  '2.4.7': 'tracearr',
}

const OVERLAYS = {
  '1.18.0':
    'audio_codec commonsense direct_play episode_info language_count languages mediastinger ratings resolution ribbon runtimes status streaming versions video_format',
  '1.18.0 1.21.0': 'flixpatrol',
  '1.19.1': 'aspect content_rating_uk content_rating_us_movie content_rating_us_show network studio',
  '1.20.0': 'content_rating_de',
  '1.21.0': 'content_rating_au content_rating_nz',
}

const PLAYLISTS = { '1.18.0': 'playlist' }

/** These stand in the folder for one type of library alone. */
const TYPES: Readonly<Record<string, 'movie' | 'show'>> = {
  director: 'movie',
  producer: 'movie',
  seasonal: 'movie',
  writer: 'movie',
  network: 'show',
}

const NAMES = { collection: COLLECTIONS, overlay: OVERLAYS, playlist: PLAYLISTS }

const tables = new Map<DefaultKind, ReadonlyMap<string, Default>>()

/** Every file of a kind that ever came with PMM, by name. */
export function defaultsOf(kind: DefaultKind): ReadonlyMap<string, Default> {
  const known = tables.get(kind)
  if (known) return known
  const all = Object.entries(NAMES[kind]).flatMap(([versions, names]) => {
    const [since = '', gone] = versions.split(' ')
    return names.split(' ').map((name): [string, Default] => {
      const type = kind === 'collection' ? TYPES[name] : undefined
      return [name, { since, ...(gone ? { gone } : {}), ...(type ? { type } : {}) }]
    })
  })
  const table = new Map(all)
  tables.set(kind, table)
  return table
}

const FOLDERS = {
  overlay: ['overlays/'],
  other: ['movie/', 'chart/', 'award/', 'show/', 'both/'],
}

/** The name behind what stands in a config, as PMM takes folders and endings off it. */
export function defaultName(text: string, kind: DefaultKind): string {
  const folder = FOLDERS[kind === 'overlay' ? 'overlay' : 'other'].find((one) => text.startsWith(one)) ?? ''
  return text.slice(folder.length, text.endsWith('.yml') ? -'.yml'.length : undefined)
}
