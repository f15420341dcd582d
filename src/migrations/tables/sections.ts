import { moveMigration } from '../make/move.js'

const PLEX = [
  'asset_directory',
  'sync_mode',
  'show_unmanaged',
  'show_filtered',
  'show_unfiltered',
  'show_missing',
]
/** Most settings are as old as their section. */
const SINCE: Readonly<Record<string, string>> = { show_unfiltered: '2.2.0' }
const SAMPLES: Readonly<Record<string, string>> = { asset_directory: 'config/assets', sync_mode: 'sync' }
const sampleOf = (key: string) => SAMPLES[key] ?? 'true'

/** Keys of root sections that went to another section (Kometa's modules/config.py, at 2.4.4). */
export const SECTIONS = [
  moveMigration({
    id: 'cache-top',
    moves: [['cache.cache', 'settings.cache']],
    since: '1.2.0',
    reception: 'accepted',
    sample: 'true',
  }),
  moveMigration({
    id: 'cache-exp-top',
    moves: [['cache.cache_expiration', 'settings.cache_expiration']],
    since: '1.2.0',
    reception: 'accepted',
    sample: '60',
  }),
  moveMigration({
    id: 'pac-cache',
    moves: [['cache.cache_interval', 'settings.cache_expiration']],
    since: '1.2.0',
    reception: 'ignored',
    after: ['cache-exp-top'],
    note: 'Only Plex-Auto-Collections had this name.',
    sample: '60',
  }),
  ...PLEX.flatMap((key) => [
    moveMigration({
      id: `plex-${key}`,
      moves: [[`plex.${key}`, `settings.${key}`]],
      since: SINCE[key] ?? '1.2.0',
      reception: 'accepted',
      sample: sampleOf(key),
    }),
    moveMigration({
      id: `lib-plex-${key}`,
      moves: [[`libraries.*.plex.${key}`, `libraries.*.settings.${key}`]],
      since: SINCE[key] ?? '1.2.0',
      reception: 'accepted',
      sample: sampleOf(key),
    }),
  ]),
  moveMigration({
    id: 'plex-save_missing',
    moves: [['plex.save_missing', 'settings.save_report']],
    since: '1.17.0',
    reception: 'accepted',
    // PMM first moves it to `settings`, if that has none, and then writes it over the new name.
    winner: 'old',
    rival: 'settings.save_missing',
    note: 'It went to `settings` in 1.2.0, and was renamed in 1.17.0.',
    sample: 'true',
  }),
  moveMigration({
    id: 'lib-plex-save_missing',
    moves: [['libraries.*.plex.save_missing', 'libraries.*.settings.save_report']],
    since: '1.17.0',
    reception: 'accepted',
    winner: 'old',
    rival: 'libraries.*.settings.save_missing',
    note: 'It went to `settings` in 1.2.0, and was renamed in 1.17.0.',
    sample: 'true',
  }),
  moveMigration({
    id: 'plex-show-unmanaged-collections',
    moves: [['plex.show_unmanaged_collections', 'settings.show_unmanaged']],
    since: '1.2.0',
    reception: 'ignored',
    after: ['plex-show_unmanaged'],
    note: 'Only 1.0.1 to 1.0.3 had this name.',
    sample: 'false',
  }),
]
