import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patch, readAsWritten } from '../../src/auth/patch.js'
import type { Change } from '../../src/plugin/index.js'
import { createSource } from '../../src/text/source.js'

const TOKENS: Readonly<Record<string, string | number>> = {
  access_token: 'a'.repeat(64),
  token_type: 'bearer',
  expires_in: 604800,
  refresh_token: 'b'.repeat(64),
  scope: 'public',
  created_at: 1763899200,
}
const KEYS = Object.keys(TOKENS)

const changes = (tokens = TOKENS): Change[] =>
  Object.entries(tokens).map(([key, value]) => ({ path: ['authorization', key], value }))

function patched(text: string, tokens = TOKENS): string {
  const result = patch(readAsWritten(createSource('config.yml', text)), 'trakt', changes(tokens))
  if (!result.ok) throw new Error(result.reason)
  return result.text
}

const read = (text: string) =>
  readAsWritten(createSource('', text)).value as Record<string, Record<string, object>>

const authorizationIn = (text: string) => read(text).trakt?.authorization ?? {}

const BLOCK = KEYS.map((key) => `    ${key}: ${TOKENS[key]}\n`).join('')

describe('a section of whatever form gets the six keys, and everything else stays', () => {
  const AROUND = ['libraries:\n  Movies: # mine\n', 'tmdb:\n  apikey: x   # yours\n'] as const
  test.each<[string, string, string]>([
    ['a blank section', 'trakt:\n', `trakt:\n  authorization:\n${BLOCK}`],
    ['an empty mapping', 'trakt: {}\n', `trakt:\n  authorization:\n${BLOCK}`],
    ['no authorization', 'trakt:\n  pin:\n', `trakt:\n  pin:\n  authorization:\n${BLOCK}`],
    ['a blank authorization', 'trakt:\n  authorization:\n', `trakt:\n  authorization:\n${BLOCK}`],
    ['null for authorization', 'trakt:\n  authorization: null\n', `trakt:\n  authorization:\n${BLOCK}`],
    ['{} for authorization', 'trakt:\n  authorization: {}\n', `trakt:\n  authorization:\n${BLOCK}`],
    ['a text for authorization', 'trakt:\n  authorization: "x"\n', `trakt:\n  authorization:\n${BLOCK}`],
  ])('%s', (_, before, after) => {
    expect(patched(AROUND.join(before))).toBe(AROUND.join(after))
  })

  test('no section at all: it comes last', () => {
    expect(patched(AROUND.join(''))).toBe(`${AROUND.join('')}trakt:\n  authorization:\n${BLOCK}`)
  })

  test('keys in the order of the template come in PMM’s, each with its comments', () => {
    const before = `trakt:\n  client_id: x\n  authorization: # from PMM\n    # do not touch\n    access_token: old  # mine\n    created_at: 1\n    expires_in: 2\n    refresh_token: old\n    scope: public\n    token_type: bearer\n  pin:\n`
    const after = patched(before)
    expect(Object.keys(authorizationIn(after))).toEqual(KEYS)
    expect(after).toContain(`    # do not touch\n    access_token: ${TOKENS.access_token}  # mine\n`)
    expect(after).toContain('  authorization: # from PMM\n')
    expect(after.endsWith('  pin:\n')).toBe(true)
  })

  test.each([
    ['Windows line ends', '\r\n'],
    ['Unix line ends', '\n'],
  ])('%s stay', (_, end) => {
    const text = `libraries:${end}trakt:${end}  pin:${end}  authorization:${end}tmdb:${end}`
    const after = patched(text)
    expect(after.split(end)).toHaveLength(12)
    expect(after.replaceAll('\r\n', '')).not.toContain('\r')
  })

  test('a byte order mark stays, and a missing last line end is no trouble', () => {
    expect(patched('\ufefflibraries:\ntrakt:\n  authorization:')).toMatch(
      /^\ufefflibraries:\ntrakt:\n {2}authorization:\n {4}access_token: a+\n/,
    )
  })

  test('four spaces stay four', () => {
    expect(patched('libraries:\n    A:\ntrakt:\n    pin:\n    authorization:\n')).toContain(
      `    authorization:\n        access_token: a`,
    )
  })

  test('a flow mapping stays one', () => {
    const after = patched('trakt: {client_id: x, authorization: {access_token: a, scope: public}}\n')
    expect(after).toMatch(/^trakt: \{client_id: x, authorization: \{.*\}\}\n$/)
    expect(read(after).trakt).toEqual({ client_id: 'x', authorization: TOKENS })
  })

  test('keys of one’s own stay, before PMM’s', () => {
    const after = patched('trakt:\n  authorization:\n    scope: public\n    mine: 1\n')
    expect(Object.keys(authorizationIn(after))).toEqual(['mine', ...KEYS])
  })

  test.each([
    ['an alias', 'base: &b\n  scope: private\ntrakt:\n  authorization: *b\n'],
    ['a merge', 'base: &b\n  scope: private\ntrakt:\n  authorization:\n    <<: *b\n    access_token: x\n'],
  ])('what %s stands for keeps its meaning elsewhere, or nothing is changed', (_, text) => {
    const result = patch(readAsWritten(createSource('', text)), 'trakt', changes())
    if (result.ok) expect(read(result.text).base).toEqual({ scope: 'private' })
    else expect(result.reason).not.toBe('')
  })
})

describe('a token is read as the text that it is', () => {
  const AWKWARD = [
    '1234E567',
    '00123456',
    '12345678',
    '0x1F',
    '1_000',
    '1e3',
    '.inf',
    '.NaN',
    'yes',
    'no',
    'on',
    'null',
    'Null',
    '~',
    'true',
    '*alias',
    '&anchor',
    '!tag',
    '%directive',
    '@at',
    '`tick',
    '|',
    '>',
    '- a',
    '-',
    '?',
    'a: b',
    'a #b',
    '#a',
    'a:',
    "it's",
    '"quoted"',
    "'quoted'",
    '{a}',
    '[a]',
    'a,b',
    '<<',
    '=',
    '2024-01-01',
    '12:30:45',
    'back\\slash',
    ' leading',
    'trailing ',
  ]
  test.each(AWKWARD)('%j', (token) => {
    for (const text of [
      'trakt:\n',
      'trakt:\n  authorization: {}\n',
      'trakt: {authorization: {scope: a}}\n',
    ]) {
      const after = patched(text, { ...TOKENS, access_token: token, refresh_token: `${token}x` })
      expect(authorizationIn(after)).toEqual({
        ...TOKENS,
        access_token: token,
        refresh_token: `${token}x`,
      })
    }
  })
})

describe('for any config and any tokens', () => {
  const token = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' })
    .filter((text) => /^\S+$/.test(text))
  const comment = fc.constantFrom('', ' # mine', '   # a: b')
  const line = fc.tuple(
    fc.constantFrom('client_id: x', 'force_refresh: true', 'pin:', '# - note', ''),
    comment,
  )
  const home = fc.constantFrom(
    '',
    '  authorization:\n',
    '  authorization: {}\n',
    '  authorization:\n    # mine\n    scope: public\n    access_token: "x"\n    extra: 1\n',
    "  authorization: {refresh_token: 'x', access_token: y}\n",
  )
  const end = fc.constantFrom('\n', '\r\n')

  test('PMM reads the tokens, in its order, and every line that is not theirs is there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { selector: ([key]) => key }),
        home,
        end,
        token,
        token,
        (lines, inner, lineEnd, a, r) => {
          const own = lines.map(([key, note]) =>
            key === '' ? '' : `  ${key}${key.startsWith('#') ? '' : note}`,
          )
          const outer = ['# top', 'libraries:', '  Movies:   # first']
          const rest = ['tmdb: {apikey: x}', '', '# end', '']
          const text = `${[...outer, 'trakt:', ...own].join('\n')}\n${inner}${rest.join('\n')}`
          const after = patched(text.replaceAll('\n', lineEnd), {
            ...TOKENS,
            access_token: a,
            refresh_token: r,
          })
          const section = { authorization: authorizationIn(after) }
          expect(section.authorization).toMatchObject({ ...TOKENS, access_token: a, refresh_token: r })
          expect(Object.keys(section.authorization).filter((key) => KEYS.includes(key))).toEqual(KEYS)
          const left = after.split(lineEnd)
          for (const one of [...outer, ...own, ...rest]) expect(left).toContain(one)
          expect(left.join('')).not.toContain('\r')
        },
      ),
      { numRuns: 60 },
    )
  })
})
