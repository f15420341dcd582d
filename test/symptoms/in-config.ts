import { NOW } from '../support/world.js'

/** What a user of Trakt runs into. */
export interface Symptom {
  /** Its own in the list of them. */
  readonly number: number
  /** As the user sees it. */
  readonly what: string
}

/** One that can be seen in the config, and the rule that does. */
export interface InConfig extends Symptom {
  readonly config: string
  readonly rule: string
}

const HEX = (letter: string) => `${letter.repeat(60)}0a1b`
const created = (secondsAgo: number) => Math.floor(Date.parse(NOW) / 1000) - secondsAgo
const LISTS = 'libraries:\n  Films:\n    collection_files:\n      - default: trakt\n'
const APP = `${LISTS}trakt:\n  client_id: ${HEX('a')}\n  client_secret: ${HEX('b')}\n`
const ACCESS = `  authorization:\n    access_token: ${HEX('c')}\n`
const tokens = (secondsAgo: number, lifetime = 604800) =>
  `${ACCESS}    token_type: Bearer\n    expires_in: ${lifetime}\n    refresh_token: ${HEX('d')}\n    scope: public\n    created_at: ${created(secondsAgo)}\n`

const YEAR = 365 * 24 * 3600

export const IN_CONFIG: readonly InConfig[] = [
  { number: 4, what: 'good for a day', config: APP + tokens(3600, 86400), rule: 'trakt/expiring-token' },
  { number: 5, what: '401 in the middle', config: APP + tokens(90_000, 86400), rule: 'trakt/expired-token' },
  {
    number: 6,
    what: 'a force_refresh in quotes',
    config: `${APP}  force_refresh: 'true'\n${tokens(60)}`,
    rule: 'trakt/force-refresh',
  },
  { number: 9, what: 'session not found', config: APP + tokens(YEAR), rule: 'trakt/dead-refresh-token' },
  { number: 16, what: 'a PIN', config: `${APP}  pin: CFE7D464\n${tokens(60)}`, rule: 'trakt/stale-pin' },
  { number: 22, what: 'Trakt not configured', config: LISTS, rule: 'trakt/needed' },
  {
    number: 23,
    what: 'an empty template',
    config: `${LISTS}trakt:\n  client_id:\n  client_secret:\n  pin:\n  authorization:\n    access_token:\n`,
    rule: 'trakt/needed',
  },
  { number: 24, what: 'a PIN of digits', config: `${APP}  pin: 12345678\n`, rule: 'trakt/unquoted-value' },
  {
    number: 24,
    what: 'a PIN without end',
    config: `${APP}  pin: 1234E567\n`,
    rule: 'trakt/unquoted-value',
  },
  {
    number: 28,
    what: 'pasted below the old one',
    config: `${APP}trakt:\n${tokens(60)}`,
    rule: 'trakt/duplicate-section',
  },
  {
    number: 28,
    what: 'pasted too far left',
    config: APP + tokens(60).replaceAll(/^ {2}/gm, ''),
    rule: 'trakt/misplaced-key',
  },
  { number: 28, what: 'pasted in part', config: APP + ACCESS, rule: 'trakt/authorization-partial' },
  {
    number: 28,
    what: 'pasted without its first line',
    config: APP + ACCESS.replace('access', 'refresh'),
    rule: 'trakt/authorization-without-token',
  },
  {
    number: 29,
    what: 'auto_refresh_token',
    config: `${APP}  auto_refresh_token: true\n${tokens(60)}`,
    rule: 'migration/pac-trakt-auto_refresh',
  },
]
