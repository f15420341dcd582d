import { moveMigration } from '../make/move.js'

/** Settings that got another name. Of two the old one counts: PMM writes its value over the new one's. */
export const SETTINGS = [
  moveMigration({
    id: 'settings-collection_minimum',
    moves: [['settings.collection_minimum', 'settings.minimum_items']],
    since: '1.15.0',
    reception: 'accepted',
    winner: 'old',
    sample: '2',
  }),
  moveMigration({
    id: 'lib-collection_minimum',
    moves: [['libraries.*.settings.collection_minimum', 'libraries.*.settings.minimum_items']],
    since: '1.15.0',
    reception: 'accepted',
    winner: 'old',
    sample: '2',
  }),
  moveMigration({
    id: 'settings-playlist_sync_to_user',
    moves: [['settings.playlist_sync_to_user', 'settings.playlist_sync_to_users']],
    since: '1.15.1',
    reception: 'accepted',
    winner: 'old',
    sample: 'all',
  }),
  moveMigration({
    id: 'settings-save_missing',
    moves: [['settings.save_missing', 'settings.save_report']],
    since: '1.17.0',
    reception: 'accepted',
    winner: 'old',
    after: ['plex-save_missing'],
    sample: 'true',
  }),
  moveMigration({
    id: 'lib-save_missing',
    moves: [['libraries.*.settings.save_missing', 'libraries.*.settings.save_report']],
    since: '1.17.0',
    reception: 'accepted',
    winner: 'old',
    after: ['lib-plex-save_missing'],
    sample: 'true',
  }),
  moveMigration({
    id: 'settings-overlay-nightly',
    moves: ['settings', 'libraries.*.settings'].flatMap((settings) => [
      [`${settings}.overlay_filetype`, `${settings}.overlay_artwork_filetype`] as const,
      [`${settings}.overlay_quality`, `${settings}.overlay_artwork_quality`] as const,
    ]),
    since: '2.0.1',
    reception: 'ignored',
    note: 'Only nightly builds before 2.0.1 had these names.',
    sample: 'jpg',
  }),
  moveMigration({
    id: 'settings-check_nightly',
    moves: [['settings.check_nightly', null]],
    since: '1.21.0',
    reception: 'ignored',
    sample: 'false',
    beside: 'cache: true',
  }),
  moveMigration({
    id: 'lib-root-settings',
    moves: [
      ...['sync_mode', 'show_unmanaged', 'show_filtered', 'show_missing', 'asset_folders'].map(
        (key) => [`libraries.*.${key}`, `libraries.*.settings.${key}`] as const,
      ),
      ['libraries.*.save_missing', 'libraries.*.settings.save_report', '1.17.0'],
      ['libraries.*.assets_for_all', 'libraries.*.operations.assets_for_all', '1.18.0'],
    ],
    since: '1.12.0',
    reception: 'ignored',
    // What PMM still takes into account goes first, for of two keys the one in `settings` counts.
    after: [
      'lib-save_missing',
      ...['sync_mode', 'show_unmanaged', 'show_filtered', 'show_missing'].map((key) => `lib-plex-${key}`),
    ],
    note: 'Versions 1.4.0 to 1.11.3 also looked for it directly below the library.',
    sample: 'sync',
  }),
  moveMigration({
    id: 'lib-settings-assets_for_all',
    moves: [['libraries.*.settings.assets_for_all', 'libraries.*.operations.assets_for_all']],
    since: '1.18.0',
    reception: 'ignored',
    note: 'The one of the global `settings` is still read.',
    sample: 'true',
  }),
]
