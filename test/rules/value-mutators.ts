import { CREDENTIALS } from '../support/judged.js'
import type { Mutator } from './mutator.js'
import { pick, type Random, setValue, textOf } from './splice.js'

export const APP = ['client_id', 'client_secret'] as const
export const TOKENS = ['access_token', 'refresh_token'] as const
const hex = (random: Random, length: number) =>
  `a${Array.from({ length: length - 1 }, () => pick(random, [...'0123456789abcdef'])).join('')}`

/** Puts one of some values into one of some keys. */
export function value(
  name: string,
  rule: string,
  keys: readonly string[],
  make: (random: Random, old: string) => string,
): Mutator {
  return {
    name,
    rule,
    seed(text, random) {
      const key = pick(random, keys)
      const old = textOf(text, key)
      return old === undefined ? undefined : setValue(text, key, make(random, old))
    },
  }
}

export const oneOf =
  (...values: readonly string[]) =>
  (random: Random) =>
    pick(random, values)

const stray = (random: Random, old: string) => {
  const text = /^[0-9a-f]{64}$/.test(old) ? old : CREDENTIALS.ID
  const at = 1 + random(62)
  return pick(random, [
    `${text.slice(0, at)} ${text.slice(at)}`,
    `"${text} "`,
    `' ${text}'`,
    `'"${text}"'`,
    `"'${text}'"`,
    `\u201c${text}\u201d`,
    `${text.slice(0, at)}"${text.slice(at)}`,
  ])
}

const malformed = (random: Random) => {
  const at = random(64)
  const whole = hex(random, 64)
  return pick(random, [
    hex(random, 2 + random(61)),
    hex(random, 65 + random(20)),
    `${whole.slice(0, at)}${pick(random, [...'ghkqz_'])}${whole.slice(at + 1)}`,
  ])
}

const LEFT_OVERS = [
  'YOUR_CLIENT_ID',
  'YOUR_ID_HERE',
  '<Client ID Here>',
  '<redacted>',
  '(redacted)',
  'REDACTED',
  'None',
  '"################"',
  "'####'",
  'xxxxxxxxxxxx',
  'Enter trakt client id',
  'changeme',
  'your-secret-here',
  'TODO',
] as const

/** Mistakes in the value of a key. */
export const VALUE_MUTATORS: readonly Mutator[] = [
  value('an id or secret is blank', 'trakt/blank-credential', APP, oneOf('', '""', "''", '~', 'null')),
  value('an id or secret is a left-over', 'trakt/left-over', APP, oneOf(...LEFT_OVERS)),
  value('a token is a left-over', 'trakt/left-over', TOKENS, oneOf(...LEFT_OVERS)),
  value('an id or secret is not of the known form', 'trakt/credential-format', APP, malformed),
  value('a token is cut off', 'trakt/credential-format', TOKENS, (random) => hex(random, 1 + random(15))),
  value('an id or secret has spaces or quotes', 'trakt/stray-characters', APP, stray),
  value('a token has spaces or quotes', 'trakt/stray-characters', TOKENS, stray),
  value(
    'a PIN that YAML takes for a number',
    'trakt/unquoted-value',
    ['pin'],
    oneOf('00123456', '1234E567', '12345678', '0', '0x1A2B3C', '1_234_567'),
  ),
  value(
    'an id of digits that YAML takes for a number',
    'trakt/unquoted-value',
    APP,
    (random) => `${pick(random, ['1', '0'])}${'234567'.repeat(10)}890`,
  ),
  value(
    'an id that YAML takes for something else',
    'trakt/unquoted-value',
    APP,
    oneOf('true', 'False', '2024-01-31', '[a1b2]', '{a: b}', '1.5e3'),
  ),
  value(
    'a token that YAML takes for something else',
    'trakt/unquoted-value',
    TOKENS,
    oneOf('12345678901234567890', '1E999', 'true', '[abc]'),
  ),
  value(
    'a PIN of no known form',
    'trakt/malformed-pin',
    ['pin'],
    oneOf('1A2B3C4', 'hello', '"1A2B3C4D "', 'ABCDEFGH', '1a2b3c4d5'),
  ),
  value(
    'force_refresh is no boolean',
    'trakt/force-refresh',
    ['force_refresh'],
    oneOf('yes', '"true"', "'true'", '1', 'on', 'no', '[true]', '<<force>>'),
  ),
  value(
    'scope is odd',
    'trakt/scope',
    ['scope'],
    oneOf('private', 'Public', 'bearer', '1', '[public]', '"public "'),
  ),
  value(
    'token_type is odd',
    'trakt/token-type',
    ['token_type'],
    oneOf('public', 'token', 'mac', 'true', '"Bearer "'),
  ),
  value(
    'a time is none',
    'trakt/impossible-date',
    ['created_at', 'expires_in'],
    oneOf('0', '-1', 'soon', '"7889237"', '16428785580000', '[1]', 'true', '2022-01-22'),
  ),
  value(
    'a placeholder is misspelt',
    'config/placeholder-spelling',
    [...APP, ...TOKENS],
    oneOf('<<trakt_id>>', '<<Trakt-Id>>', '<< trakt-id >>', '"<<trakt id>>"'),
  ),
  {
    ...value(
      'a PIN that the target does not read',
      'migration/trakt-247-pin',
      ['pin'],
      oneOf('1A2B3C4D', '00123456', 'hello'),
    ),
    target: '>=2.4.7 <2.5.0',
  },
  {
    ...value(
      'a placeholder for a PIN that the target does not read',
      'migration/trakt-247-pin',
      ['pin'],
      oneOf('<<trakt-pin>>', '"<<PIN>>"'),
    ),
    target: '>=2.4.7 <2.5.0',
  },
  value('a PIN beside tokens', 'trakt/stale-pin', ['pin'], oneOf('1A2B3C4D', 'cfe7d464', '"00123456"')),
]
