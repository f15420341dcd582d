import { MAL_SHAPES, malFilledIn } from '../support/mal-judged.js'
import { EXAMPLES, LEFT_OVERS, NUMBERS } from './fixtures.js'

const lines = (keys: Readonly<Record<string, string>>, indent: string) =>
  Object.entries(keys)
    .map(([name, text]) => `${indent}${name}: ${text}\n`)
    .join('')

const TOKENS = {
  access_token: 'ACCESS',
  token_type: 'Bearer',
  expires_in: '2678400',
  refresh_token: 'REFRESH',
}
const section = (key: string, value: string) =>
  `mal:\n${lines({ client_id: 'ID', client_secret: 'SECRET', localhost_url: '<<url>>', [key]: value }, '  ')}`
const tokens = (key: string, value: string) =>
  `${section('localhost_url', '')}  authorization:\n${lines({ ...TOKENS, [key]: value }, '    ')}`

/** Texts of a length, with what may and may not stand among its characters. */
const around = (length: number) => [
  'a'.repeat(length - 1),
  'a'.repeat(length),
  'Z'.repeat(length),
  'a'.repeat(length + 1),
  `${'a'.repeat(length - 1)}_`,
  `${'a'.repeat(length)}_`,
  `_${'a'.repeat(length)}`,
  `'${'7'.repeat(length)}'`,
  `${'a'.repeat(length - 2)}'b`,
  `"${'a'.repeat(length)} "`,
]
const ANY = ['', '""', 'a', '"a b"', '<<a b>>', '<<mal-id>>', 'true', '[a]', '12', '2024-01-31']
const URLS = ['code=', 'code=&state=1', 'http://localhost/?code=a&b', 'http://localhost/', '(redacted)']
const WORDS = ['Bearer', 'bearer', 'BEARER', 'xBearer', 'Bearerx', 'Basic']

/** Configs whose findings together depend on every constraint of the schema of `mal`. */
export const MAL_FIXTURES: readonly string[] = [
  ...MAL_SHAPES.map(({ yaml }) => yaml),
  ...EXAMPLES,
  ...[...ANY, ...around(32)].map((value) => section('client_id', value)),
  ...[...ANY, ...around(64)].map((value) => section('client_secret', value)),
  ...LEFT_OVERS.map((value) => section('client_id', value)),
  section('client_secret', '(redacted)'),
  ...[...ANY, ...URLS].map((value) => section('localhost_url', value)),
  ...[...NUMBERS, "'60'"].map((value) => section('cache_expiration', value)),
  ...['', '{}', '{ token_type: Bearer }', 'abc', '{ access_token: }'].map((value) =>
    section('authorization', value),
  ),
  ...['access_token', 'refresh_token'].flatMap((key) =>
    [...ANY, ...around(64), '(redacted)'].map((value) => tokens(key, value)),
  ),
  ...[...ANY, ...WORDS].map((value) => tokens('token_type', value)),
  ...NUMBERS.map((value) => tokens('expires_in', value)),
  section('unknown', '1'),
  tokens('unknown', '1'),
].map(malFilledIn)
