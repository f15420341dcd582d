import fc from 'fast-check'

type Lines = readonly string[]

const bool = fc.constantFrom('true', 'false')
const key = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<Lines> =>
  value.map((text) => [`${name}: ${text}`])
const keys = (names: readonly string[], value: fc.Arbitrary<string>) => names.map((name) => key(name, value))

/** A few of the keys, in any order. */
const some = (all: readonly fc.Arbitrary<Lines>[], most = 6): fc.Arbitrary<Lines> =>
  fc
    .shuffledSubarray(
      all.map((_, index) => index),
      { maxLength: Math.min(most, all.length) },
    )
    .chain((chosen) => fc.tuple(...chosen.map((index) => all[index]!)))
    .map((parts) => parts.flat())

const below = (name: string, inner: fc.Arbitrary<Lines>, blank = '{}'): fc.Arbitrary<Lines> =>
  inner.map((lines) =>
    lines.length === 0 ? [`${name}: ${blank}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)],
  )

const list = (name: string, items: fc.Arbitrary<readonly Lines[]>): fc.Arbitrary<Lines> =>
  items.map((all) => [
    `${name}:`,
    ...all.flatMap((lines) => lines.map((line, index) => `  ${index === 0 ? '-' : ' '} ${line}`)),
  ])

const number = fc.constantFrom('1', '2', '3')
const hooks = fc.constantFrom('notifiarr', 'gotify', '[notifiarr, http://a]', '[http://a, http://b]')
const schedule = fc.constantFrom('daily', 'weekly(sunday)', '')

const plex = [
  key('sync_mode', fc.constantFrom('sync', 'append')),
  key('asset_directory', fc.constantFrom('config/a', '[config/a, config/b]')),
  ...keys(['show_unmanaged', 'show_filtered', 'show_missing', 'save_missing'], bool),
]
const settings = [
  ...plex,
  key('save_report', bool),
  ...keys(['collection_minimum', 'minimum_items'], number),
  key('overlay_artwork_filetype', fc.constantFrom('webp', 'jpg')),
]
const webhooks = keys(
  ['collection_creation', 'collection_addition', 'collection_removal', 'collection_changes', 'changes'],
  hooks,
)
const radarr = keys(['add', 'add_missing', 'search'], bool)

const file = fc.constantFrom<Lines>(
  ['default: basic'],
  ['pmm: genre'],
  ['git: PMM/franchise'],
  ['pmm: year', 'template_variables:', '  use_separator: false'],
  ['git: somebody/films'],
)
const switches = [
  ...keys(
    ['remove_overlays', 'remove_overlay', 'revert_overlays', 'reapply_overlays', 'reapply_overlay'],
    bool,
  ),
  ...keys(['reset_overlays', 'reset_overlay'], fc.constantFrom('tmdb', 'plex', '[tmdb, plex]')),
]
const overlays = fc.array(
  fc.oneof(
    file,
    fc
      .tuple(file, some([...switches, key('schedule', schedule)], 2))
      .map(([first, more]) => [...first, ...more]),
    fc.oneof(...switches),
  ),
  { minLength: 1, maxLength: 4 },
)

const library = some(
  [
    below('plex', some([...plex, key('timeout', fc.constant('30'))])),
    below('settings', some(settings)),
    below('radarr', some(radarr)),
    below(
      'operations',
      some([...keys(['radarr_add_all', 'radarr_add_all_existing', 'split_duplicates'], bool)]),
    ),
    list('collection_files', fc.array(file, { minLength: 1, maxLength: 3 })),
    list('overlay_files', overlays),
    list('overlay_path', overlays),
    ...switches,
    ...keys(['schedule_overlays', 'schedule_overlay'], schedule),
  ],
  7,
)

/**
 * Configs of old and new keys side by side that Kometa 2.4.4 takes. Without the keys that it ignores, for
 * their migration is to change what is done.
 */
export const oldConfigs: fc.Arbitrary<string> = some(
  [
    below('cache', some([key('cache', bool), key('cache_expiration', number)])),
    below('plex', some([...plex, key('url', fc.constant('http://plex:32400'))])),
    below(
      'settings',
      some([...settings, key('cache', bool), key('playlist_sync_to_user', fc.constant('all'))]),
    ),
    below('webhooks', some(webhooks)),
    below('radarr', some(radarr)),
    below('sonarr', some(radarr)),
  ],
  4,
).chain((root) =>
  below('libraries', below('Films', library)).map((lines) => `${[...lines, ...root].join('\n')}\n`),
)
