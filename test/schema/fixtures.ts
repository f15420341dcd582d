import { readFileSync } from 'node:fs'
import { DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { CREDENTIALS, filledIn } from '../support/judged.js'

/** The examples of all rules. */
export const EXAMPLES: readonly string[] = DOCUMENTED_RULES.flatMap(({ docs }) =>
  docs.examples.flatMap(({ bad, good }) => [bad, good ?? '']),
)

const { ID, ACCESS } = CREDENTIALS
const shapes: readonly { readonly yaml: string }[] = JSON.parse(
  readFileSync(new URL('../rules/trakt-shapes.json', import.meta.url), 'utf8'),
)

const section = (key: string, value: string) => {
  const keys: Record<string, string> = {
    client_id: 'ID',
    client_secret: 'SECRET',
    pin: '1A2B3C4D',
    [key]: value,
  }
  return `trakt:\n${Object.entries(keys)
    .map(([name, text]) => `  ${name}: ${text}\n`)
    .join('')}`
}
const tokens = (key: string, value: string) => {
  const keys: Record<string, string> = {
    access_token: 'ACCESS',
    token_type: 'Bearer',
    expires_in: '604800',
    refresh_token: 'REFRESH',
    scope: 'public',
    created_at: '1790000000',
    [key]: value,
  }
  const lines = Object.entries(keys).map(([name, text]) => `    ${name}: ${text}\n`)
  return `trakt:\n  client_id: ID\n  client_secret: SECRET\n  authorization:\n${lines.join('')}`
}

const CREDENTIAL_VALUES = [
  '',
  '""',
  'a',
  '"a b"',
  `"${ID} "`,
  `${ID.slice(1)}`,
  `${ID}a`,
  ID.toUpperCase(),
  `x${ID}`,
  `${ID}x`,
  `${'5'.repeat(63)}6`,
  `'${'5'.repeat(64)}'`,
  '<<my id>>',
  '<<trakt-id>>',
  'pre-<<trakt-id>>',
  'true',
  '[a]',
  '2024-01-31',
  `${ID.slice(2)}'a`,
  `${ID.slice(2)}"a`,
  `${ID.slice(2)}\`a`,
  `${ID.slice(2)}\u201ca`,
  `${ID.slice(2)} a`,
  'a'.repeat(64),
  `None${ID}`,
  `<${ID}>`,
  `<${ID.slice(0, 31)}>`,
  `<${ID.slice(0, 32)}>`,
  `<${ID.slice(0, 32).toUpperCase()}>`,
  '<id of the app>',
  `${ID}>`,
]
export const LEFT_OVERS = [
  '"##"',
  '"###"',
  '"--"',
  '"---"',
  '<ID here>',
  '(redacted)',
  'None',
  'null ',
  '"null"',
  '"NULL"',
  'TBD',
  'todo',
  'change-me',
  'CHANGE_ME',
  'your id',
  'YOUR_X',
  'my_id',
  'MY_ID',
  'Enter it',
  'ENTER IT',
  'insert it',
  'INSERT IT',
  'add it',
  'ADD IT',
  'paste it',
  'PASTE IT',
  'key_here',
  'PUT KEY HERE',
  'client_id',
  'TRAKT_CLIENT_SECRET',
  'access_token',
  'REFRESH_TOKEN',
  'trakt_pin',
  'TRAKT_PIN',
  '" (redacted) "',
  'not (redacted)',
  '(redacted) not',
  'a<b>',
  '<<trakt-id>>',
]
const TOKEN_VALUES = [
  '',
  '""',
  'a',
  'a'.repeat(15),
  'a'.repeat(16),
  'a'.repeat(17),
  `"${ACCESS} "`,
  '12345',
  '<<a b>>',
  '<<token>>',
  'true',
  '[a]',
  '(redacted)',
  '"a\\nbcdefghijklmnop"',
]
const PIN_VALUES = [
  '',
  '""',
  'a',
  '1A2B3C4',
  '1A2B3C4D5',
  '1a2b3c4d',
  'ABCDEFAB',
  "'12345678'",
  'x1A2B3C4D',
  '<<trakt-pin>>',
  '12345678',
  'true',
  '[1]',
  '(redacted)',
  'pin',
]
const WORDS = [
  '',
  '""',
  'public',
  'Bearer',
  'bearer',
  'BEARER',
  'xpublic',
  'publicx',
  'xBearer',
  'Bearerx',
  '<<word>>',
  '5',
  'true',
  '[a]',
]
export const NUMBERS = [
  '',
  '""',
  'a',
  '"5"',
  '-1',
  '0',
  '1',
  '2',
  '1.5',
  '999999999',
  '50000000',
  '50000001',
  '1388534399',
  '1388534400',
  '1388534401',
  '99999999998',
  '99999999999',
  '100000000000',
  '1790000000.5',
  '<<when>>',
  'true',
  '[1]',
]

/** Configs whose findings together depend on every constraint of the schema of `trakt`. */
export const TRAKT_FIXTURES: readonly string[] = [
  ...shapes.map(({ yaml }) => yaml),
  ...EXAMPLES,
  ...CREDENTIAL_VALUES.flatMap((value) => [section('client_id', value), section('client_secret', value)]),
  ...LEFT_OVERS.map((value) => section('client_id', value)),
  ...['access_token', 'refresh_token'].flatMap((key) => TOKEN_VALUES.map((value) => tokens(key, value))),
  ...PIN_VALUES.map((value) => section('pin', value)),
  ...['token_type', 'scope'].flatMap((key) => WORDS.map((value) => tokens(key, value))),
  ...['expires_in', 'created_at'].flatMap((key) => NUMBERS.map((value) => tokens(key, value))),
  ...['', 'true', 'false', 'yes', '1'].map((value) => section('force_refresh', value)),
  ...['', '{}', '{ scope: public }', 'abc', '{ access_token: }', '{ access_token: , scope: public }'].map(
    (value) => section('authorization', value),
  ),
  section('auto_refresh_token', 'true'),
  section('client_secret', '(redacted)'),
  'trakt:\n  client_secret: SECRET\n  pin: 1A2B3C4D\n',
  section('unknown', '1'),
  tokens('unknown', '1'),
].map(filledIn)
