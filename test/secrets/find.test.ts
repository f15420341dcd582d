import { describe, expect, test } from 'vitest'
import { leaksOf, maskedByDocument, maskedByLines } from './masked.js'
import { BARE_PLACES, PLACES } from './places.js'

const TOKENS = {
  hex: '3f9c0a77b1e24d58',
  base62: 'kQ7mZx2LpVw9RtYb4NcD',
  digits: '8415926017733012',
  pin: 'A1B2C3D4',
  'letters only': 'qzwxjvkplm',
}

describe.each(Object.entries(TOKENS))('a secret of the kind %s', (_, secret) => {
  test.each(Object.entries(PLACES))('is hidden %s', async (_place, write) => {
    const text = write(secret)
    expect(leaksOf(secret, maskedByLines(text))).toEqual([])
    expect(leaksOf(secret, await maskedByDocument(text))).toEqual([])
    expect(maskedByLines(text)).toHaveLength(text.length)
  })

  test.each(Object.entries(PLACES))('is hidden %s, with CRLF and a byte order mark', (_place, write) => {
    expect(leaksOf(secret, maskedByLines(`\ufeff${write(secret).replaceAll('\n', '\r\n')}`))).toEqual([])
  })
})

describe.each([
  ['64 hex digits', '0123456789abcdef'.repeat(4)],
  ['capital letters and digits', 'JBSW7Y3DPEH2PK3PXPQ5'],
  ['base64url', 'x7Kq_9fA-2bZt41Lm-Qw'],
  ['base64', 'abC1+d2/EfG3hI/4jKlM+nO5pQ=='],
  ['a UUID', '550e8400-e29b-41d4-a716-4466554400ab'],
  ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w'],
  ['a long number', '84159260177330125'],
])('%s', (_, secret) => {
  test.each(Object.entries(BARE_PLACES))('is hidden %s', async (_place, write) => {
    expect(leaksOf(secret, maskedByLines(write(secret)))).toEqual([])
    expect(leaksOf(secret, await maskedByDocument(write(secret)))).toEqual([])
  })
})

describe('what a secret leaves readable', () => {
  test.each([
    ['its quotes and the remark behind it', `  token: "abcdefg" # mine`, `  token: "*******" # mine`],
    ['an anchor', '  token: &t abcdefg', '  token: &t *******'],
    [
      'the host of a well-known service',
      'error: https://discord.com/api/x',
      'error: https://discord.com/*****',
    ],
    [
      'the host and the other parts of a query',
      'a: http://h.x/?token=abc&b=c',
      'a: http://h.x/?token=***&b=c',
    ],
    [
      'its neighbours in a flow mapping',
      'plex: {token: abc, timeout: 60}',
      'plex: {token: ***, timeout: 60}',
    ],
    ['the words of a sentence about it', '# pin: get it from trakt.tv', '# pin: get it from trakt.tv'],
    ['what follows a PIN in a sentence', '# pin 1a2b3c4d is used up', '# pin ******** is used up'],
  ])('%s', (_, text, expected) => {
    expect(maskedByLines(text)).toBe(expected)
  })

  test.each([
    ['a placeholder of PMM', 'token: <<plex-token>>'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the placeholder itself
    ['a variable of a shell', 'token: "${PLEX_TOKEN}"'],
    ['a template', 'token: {{ .Values.token }}'],
    ['a tag for a variable', 'token: !env_var PLEX_TOKEN'],
    ['a blank value', 'token:'],
    ['null', 'pin: null'],
    ['a boolean', 'token: false'],
    ['what says that it was removed', 'token: <redacted>'],
    ['a row of #', 'token: ################'],
    ['an order to fill it in', 'token: YOUR_TOKEN_HERE'],
    ['the name of a service in webhooks', 'webhooks:\n  error: notifiarr'],
  ])('%s in its place', async (_, text) => {
    expect(maskedByLines(`${text}\n`)).toBe(`${text}\n`)
    expect(await maskedByDocument(`${text}\n`)).toBe(`${text}\n`)
  })

  test('but not a token that somebody put into the brackets of a placeholder', () => {
    expect(maskedByLines('pin: <<1a2b3c4d>>')).not.toContain('1a2b3c')
  })
})

describe('the text of a secret', () => {
  test('is hidden wherever else it stands, also inside a longer word and in another case', () => {
    const text = 'anidb:\n  password: Hunter\nsettings:\n  name: my-hunter-list\n'
    expect(maskedByLines(text)).toContain('name: my-******-list')
  })

  test('is left alone elsewhere when it is shorter than six characters', () => {
    expect(maskedByLines('anidb:\n  password: movie\nsettings:\n  name: movie\n')).toContain('name: movie')
  })

  test('does not take the names of keys with it', () => {
    const text = 'anidb:\n  password: settings\nsettings:\n  cache: true\n'
    expect(maskedByLines(text)).toContain('settings:\n  cache: true')
  })
})

describe('the parsed document', () => {
  test('finds a secret below a key that is written in escapes', async () => {
    const text = 'settings:\n  "\\x74\\x6f\\x6b\\x65\\x6e": open sesame\n'
    expect(maskedByLines(text)).toContain('sesame')
    expect(await maskedByDocument(text)).not.toContain('sesame')
  })

  test('finds secrets that a merge brings into a section', async () => {
    const text = 'x: &unknown\n  whatever: open sesame\ntrakt:\n  <<: *unknown\n'
    expect(maskedByLines(text)).toContain('sesame')
    expect(await maskedByDocument(text)).not.toContain('sesame')
  })

  test('is not followed for ever where aliases explode', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(9)}]`)
    const text = `l0: &l0 [a]\n${levels.join('\n')}\ntrakt:\n  client_id: sesame\n`
    expect(await maskedByDocument(text)).not.toContain('sesame')
  })
})

describe('a password of words', () => {
  test.each(['enter sandman', 'my secret here', '(felix here)', 'insert coin'])('%s is hidden', (words) => {
    expect(maskedByLines(`anidb:\n  password: ${words}\n`)).not.toContain(words)
  })
})

describe('work', () => {
  test.each([
    ['a long word', 'a1'.repeat(500_000)],
    ['a long word behind a secret key', `token: ${'ab1'.repeat(300_000)}`],
    ['a flow mapping that never ends', `{${'token: abc, '.repeat(60_000)}`],
    ['unclosed quotes', 'token: "'.repeat(100_000)],
    ['many URLs in one', 'http://a:b'.repeat(80_000)],
    ['spaces and colons', `token${' '.repeat(400_000)}:${' :'.repeat(200_000)}`],
    ['braces', 'token: {{{{[[['.repeat(60_000)],
    ['many short lines', 'token: abcdefg\n'.repeat(50_000)],
    ['comments', '# # # token\n'.repeat(50_000)],
  ])('is bounded for %s', (_, text) => {
    // Backtracking without bound would not come back at all.
    expect(maskedByLines(text)).toHaveLength(text.length)
  })
})
