import { CREDENTIALS } from '../support/judged.js'
import type { Mutator } from './mutator.js'
import { SECTION_MUTATORS } from './section-mutators.js'
import {
  blockOf,
  lineOf,
  pick,
  type Random,
  rebuilt,
  renameKey,
  setRestOfLine,
  setValue,
  textOf,
  tokenLines,
} from './splice.js'
import { APP, oneOf, TOKENS, VALUE_MUTATORS, value } from './value-mutators.js'

/** Inserts a line among the keys of the section, or of `authorization`. */
function line(
  name: string,
  rule: string,
  make: (random: Random) => string,
  inside: 'trakt' | 'authorization',
): Mutator {
  return {
    name,
    rule,
    seed(text, random) {
      const block = blockOf(text)
      if (!block) return undefined
      const indent = inside === 'trakt' ? block.indent : block.tokenIndent
      const places = block.lines.flatMap((one, index) =>
        one.startsWith(indent) && /\S/.test(one[indent.length] ?? '') ? [index] : [],
      )
      if (places.length === 0) return undefined
      const at = pick(random, places)
      return rebuilt(block, block.lines.toSpliced(at, 0, indent + make(random)), at)
    },
  }
}

/** Takes one to all of some keys away, or blanks them; the mistake is then where `authorization` stands. */
function lacking(name: string, rule: string, keys: readonly string[], how: 'away' | 'blank'): Mutator {
  return {
    name,
    rule,
    seed(text, random) {
      const block = blockOf(text)
      const tokens = block && tokenLines(block)
      if (!block || !tokens) return undefined
      const there = keys.filter((key) => lineOf(block, key) >= 0)
      if (there.length === 0) return undefined
      const first = pick(random, there)
      const gone = new Set(
        there.filter((key) => key === first || random(2) === 0).map((key) => lineOf(block, key)),
      )
      const lines = block.lines.flatMap((one, index) => {
        if (!gone.has(index)) return [one]
        return how === 'away' ? [] : [one.replace(/:.*/, pick(random, [':', ': ""', ': ~', ':  # to do']))]
      })
      return rebuilt(block, lines, tokens.from)
    },
  }
}

const TYPOS: readonly (readonly [string, ...string[]])[] = [
  ['client_id', 'client-id', 'clientid', 'Client_ID', 'id', 'client_idd'],
  ['client_secret', 'secret', 'client-secret', 'clientSecret', 'client_secert'],
  ['access_token', 'acces_token', 'access-token', 'accesstoken', 'access_tokn'],
  ['refresh_token', 'refreshtoken', 'Refresh_Token', 'refresh', 'refesh_token'],
  ['authorization', 'authorisation', 'Authorization', 'authorizaton', 'auth'],
  ['expires_in', 'expires', 'expires-in', 'expiresin'],
  ['created_at', 'created', 'create_at', 'createdAt'],
  ['token_type', 'type', 'token-type'],
  ['scope', 'scopes', 'Scope'],
  ['pin', 'Pin', 'PIN', 'pins'],
]

/** Mistakes inside the section. */
const KEYS: readonly Mutator[] = [
  {
    name: 'a value is a comment',
    rule: 'trakt/hash-comment',
    seed: (text, random) =>
      setRestOfLine(
        text,
        pick(random, [...APP, ...TOKENS, 'created_at', 'scope']),
        pick(random, ['####', '################', `#${CREDENTIALS.ID}`, '  ######']),
      ),
  },
  {
    name: 'id and secret are the same',
    rule: 'trakt/same-credentials',
    seed(text, random) {
      const [from, to] = pick(random, [
        ['client_id', 'client_secret'],
        ['client_secret', 'client_id'],
      ] as const)
      const changed = setValue(text, to, textOf(text, from)!)
      const secret = changed && setValue(changed.text, 'client_secret', '')
      return changed && secret && { text: changed.text, line: secret.line }
    },
  },
  {
    name: 'a key is misspelt',
    rule: 'trakt/unknown-key',
    seed(text, random) {
      const [key, ...wrong] = pick(random, TYPOS)
      return renameKey(text, key, pick(random, wrong))
    },
  },
  line(
    'an unknown key',
    'trakt/unknown-key',
    oneOf('username: me', 'api_key:', 'expires: 5', 'base_url: "https://api.trakt.tv"'),
    'trakt',
  ),
  line(
    'an unknown key among the tokens',
    'trakt/unknown-key',
    oneOf('username: me', 'id_token: abc', 'note:'),
    'authorization',
  ),
  line(
    'an old key',
    'migration/pac-trakt-auto_refresh',
    oneOf('auto_refresh_token: true', 'auto_refresh_token: false', 'auto_refresh_token:'),
    'trakt',
  ),
  line(
    'a key of the section among the tokens',
    'trakt/misplaced-key',
    oneOf('client_id: abc', 'pin: 1A2B3C4D', 'force_refresh: true'),
    'authorization',
  ),
  line(
    'a token beside the section’s keys',
    'trakt/misplaced-key',
    oneOf('access_token: abc', 'created_at: 5', 'scope: public'),
    'trakt',
  ),
  {
    ...value(
      'force_refresh is not read by the target',
      'trakt/unread-key',
      ['force_refresh'],
      oneOf('true', 'yes', 'false'),
    ),
    target: '>=1.16.3 <2.2.1',
  },
  lacking(
    'authorization is partly filled',
    'trakt/authorization-partial',
    ['token_type', 'expires_in', 'scope', 'created_at'],
    'away',
  ),
  lacking(
    'authorization is partly blank',
    'trakt/authorization-partial',
    ['access_token', 'token_type', 'expires_in', 'scope', 'created_at'],
    'blank',
  ),
  lacking('access_token is missing', 'trakt/authorization-without-token', ['access_token'], 'away'),
]

export const MUTATORS: readonly Mutator[] = [...SECTION_MUTATORS, ...VALUE_MUTATORS, ...KEYS]
