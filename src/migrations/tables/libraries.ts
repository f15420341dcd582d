import { moveMigration } from '../make/move.js'

/** Of two switches either is enough; of two others the one with the new name counts. */
const OVERLAY_NAMES = [
  ['remove_overlay', 'remove_overlays', 'false', 'true'],
  ['revert_overlays', 'remove_overlays', 'false', 'true'],
  ['reapply_overlay', 'reapply_overlays', 'false', 'true'],
  ['reset_overlay', 'reset_overlays', 'tmdb', 'new'],
  ['schedule_overlay', 'schedule_overlays', 'daily', 'new'],
] as const

const ADD_ALL = ['radarr', 'sonarr'] as const

/** Keys of a library, and of what stands below it. */
export const LIBRARIES = [
  ...OVERLAY_NAMES.map(([old, fresh, sample, winner]) =>
    moveMigration({
      id: `lib-${old}`,
      moves: [[`libraries.*.${old}`, `libraries.*.${fresh}`]],
      since: '1.20.0',
      reception: 'accepted',
      winner,
      note: 'It is a second name that no documentation has.',
      sample,
    }),
  ),
  ...ADD_ALL.flatMap((service) => [
    moveMigration({
      id: `lib-${service}_add_all`,
      moves: [[`libraries.*.${service}_add_all`, `libraries.*.operations.${service}_add_all_existing`]],
      since: '1.18.0',
      reception: 'ignored',
      after: [`op-${service}_add_all`],
      note: 'It became an operation in 1.13.0; the library’s own key has not been read since 1.18.0.',
      sample: 'true',
    }),
    moveMigration({
      id: `op-${service}_add_all`,
      moves: [
        [`libraries.*.operations.${service}_add_all`, `libraries.*.operations.${service}_add_all_existing`],
      ],
      since: '1.15.0',
      reception: 'accepted',
      winner: 'old',
      notInLists: true,
      note: 'Where `operations` is a list it passes over the old name. Kometa’s own schema knows only the old name, so its `--validate-schema` may complain.',
      sample: 'true',
    }),
    moveMigration({
      id: `${service}-add`,
      moves: [[`${service}.add`, `${service}.add_missing`]],
      since: '1.15.0',
      reception: 'accepted',
      winner: 'old',
      sample: 'true',
    }),
    moveMigration({
      id: `lib-${service}-add`,
      moves: [[`libraries.*.${service}.add`, `libraries.*.${service}.add_missing`]],
      since: '1.15.0',
      reception: 'accepted',
      winner: 'old',
      sample: 'true',
    }),
    moveMigration({
      id: `${service}-version`,
      moves: [
        [`${service}.version`, null],
        [`libraries.*.${service}.version`, null],
      ],
      since: '1.11.0',
      reception: 'ignored',
      note: 'Only the interface of version 3 has been spoken since.',
      sample: 'v3',
      beside: `url: http://${service}:8989`,
    }),
  ]),
  moveMigration({
    id: 'lib-root-ops',
    moves: [
      'mass_genre_update',
      'mass_audience_rating_update',
      'mass_critic_rating_update',
      'split_duplicates',
    ].map((key) => [`libraries.*.${key}`, `libraries.*.operations.${key}`] as const),
    since: '1.18.0',
    reception: 'ignored',
    note: 'It became an operation in 1.13.0; directly below the library it has not been read since 1.18.0.',
    sample: 'tmdb',
  }),
  moveMigration({
    id: 'op-mass_episode_imdb',
    moves: [['libraries.*.operations.mass_episode_imdb_parental_labels', null]],
    since: '1.20.0',
    reception: 'ignored',
    note: 'Only 1.19.0 and 1.19.1 had it.',
    sample: 'mild',
    beside: 'split_duplicates: true',
  }),
  moveMigration({
    id: 'lib-missing_path',
    moves: [['libraries.*.missing_path', 'libraries.*.report_path']],
    since: '1.17.0',
    reception: 'ignored',
    sample: 'config/missing.yml',
  }),
  moveMigration({
    id: 'lib-library_type',
    moves: [['libraries.*.library_type', null]],
    since: '1.8.0',
    reception: 'ignored',
    note: 'Plex is asked for it.',
    sample: 'movie',
    beside: 'report_path: films.yml',
  }),
  moveMigration({
    id: 'lib-webhooks-error',
    moves: [['libraries.*.webhooks.error', null]],
    since: '1.18.2',
    reception: 'ignored',
    note: 'A library has only `changes`; errors go where the global `webhooks` says.',
    sample: 'notifiarr',
    beside: 'collection_changes:',
  }),
]
