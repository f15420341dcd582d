import { moveMigration } from '../make/move.js'

/** Keys of services that nothing reads any more. */
export const SERVICES = [
  moveMigration({
    id: 'notifiarr-develop-test',
    moves: [
      ['notifiarr.develop', null],
      ['notifiarr.test', null],
    ],
    since: '1.18.0',
    reception: 'ignored',
    sample: 'true',
    beside: 'apikey: <<notifiarr-key>>',
  }),
  moveMigration({
    id: 'anidb-login',
    moves: ['username', 'password', 'client', 'version'].map((key) => [`anidb.${key}`, null] as const),
    since: '2.3.0',
    reception: 'ignored',
    note: 'A password that nothing needs is better not kept.',
    sample: 'somebody',
    beside: 'language: en',
  }),
  moveMigration({
    id: 'pac-trakt-auto_refresh',
    moves: [['trakt.auto_refresh_token', null]],
    since: '1.0.0',
    until: '2.5.0',
    reception: 'ignored',
    note: 'It allowed Plex-Auto-Collections to renew tokens at all. PMM always renews them when they have run out; it is not the same as `force_refresh`.',
    sample: 'true',
    beside: 'client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>',
  }),
  moveMigration({
    id: 'trakt-247-pin',
    moves: [
      ['trakt.pin', null],
      ['trakt.force_refresh', null],
    ],
    since: '2.4.7',
    until: '2.5.0',
    reception: 'ignored',
    wholly: true,
    filled: true,
    insteadOf: [
      'trakt/unread-key',
      'trakt/stale-pin',
      'trakt/malformed-pin',
      'trakt/unquoted-value',
      'trakt/force-refresh',
    ],
    note: 'Kometa signs in with a device code, and renews `authorization` at every run.',
    sample: '<<trakt-pin>>',
    beside: 'client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>',
    given: { target: '>=2.4.7 <2.5.0' },
  }),
]
