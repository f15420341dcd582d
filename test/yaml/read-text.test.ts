import { describe, expect, it } from 'vitest'
import { problems, read } from '../support/read-config.js'

describe('a mistake is shown where a person sees it', () => {
  it.each([
    ['plex:\n  url: "http://plex\n  token: abc\ntmdb:\n  apikey: x\n', 'syntax UNCLOSED_QUOTE 2:8 "'],
    ['plex:\n  url: "http://plex\n  token: "abc"\ntmdb:\n  apikey: "x"\n', 'syntax UNCLOSED_QUOTE 2:8 "'],
    ["plex:\n  url: 'x\n  name: it's\ntmdb:\n  apikey: x\n", "syntax UNCLOSED_QUOTE 2:8 '"],
    ['plex:\n  a: "b\n---\n', 'syntax UNCLOSED_QUOTE 2:6 "'],
    ['plex:\n  a: [1, 2\n  b: 3\ntmdb:\n  c: d\n', 'syntax UNCLOSED_BRACKET 2:6 ['],
    ['plex:\n  a: {b: 1\n  c: 2\ntmdb:\n  d: 1\n', 'syntax UNCLOSED_BRACKET 2:6 {'],
    ['plex:\n  a: [1, 2', 'syntax UNCLOSED_BRACKET 2:6 ['],
    ['trakt:\n  client_id: a\n   client_secret: b\n  pin: 1\n', 'syntax BAD_INDENT 3:4 client_secret'],
    ['trakt:\n   client_id: a\n  client_secret: b\n', 'syntax BAD_INDENT 3:3 client_secret: b'],
    ['trakt:\n  authorization:\n    a: b\n   c: d\n', 'syntax BAD_INDENT 4:4 c: d'],
    ['libraries:\n  M:\n    - a: b\n     - c: d\n', 'syntax BAD_INDENT 4:6 - c: d'],
    ['plex:\n  - a\n  b: c\n', 'syntax BAD_INDENT 3:3 b: c'],
    ['plex:\n  url http://x\n  token: abc\n', 'syntax MISSING_COLON 2:3 url http://x'],
    ['plex:\n  token: abc\n  url x # c\n', 'syntax MISSING_COLON 3:3 url x'],
    ['plex:\n  url:http://x\n  token: abc\n', 'syntax MISSING_SPACE 2:3 url:http://x'],
    ['plex:\n  token: abc\n  url:http://x\n', 'syntax MISSING_SPACE 3:3 url:http://x'],
    ['plex:\n  url: "x" y\n  token: abc\n', 'syntax TEXT_BEHIND_QUOTE 2:12 y'],
    ['plex:\n  url: {{ x }}:80\n', 'syntax TEXT_BEHIND_BRACKET 2:15 :80'],
    ['plex:\n  url: a: b\n', 'syntax COLON_IN_VALUE 2:9 :'],
    ['plex:\n  token: @abc\n', 'syntax BAD_START 2:10 @'],
    ['plex:\n  token: %abc\n', 'syntax BAD_START 2:10 %'],
    ['plex:\n  token: `abc\n', 'syntax BAD_START 2:10 `'],
    ['plex:\n  token: *\n', 'syntax BAD_ALIAS 2:10 *'],
    ['plex:\n  path: "C:\\Users"\n', 'syntax BAD_ESCAPE 2:12 \\U'],
    ['plex:\n  a: [1]]\n', 'syntax EXTRA_BRACKET 2:9 ]'],
    ['plex:\n  a: - b\n', 'syntax LIST_IN_VALUE 2:6 -'],
    ['plex:\n  a: ["b" "c"]\n', 'syntax MISSING_COMMA 2:11 "c"'],
    ['plex:\n  a: |x\n', 'syntax BAD_BLOCK_HEADER 2:6 |x'],
    ['plex:\n  a: |\n \n   b\n', 'syntax BAD_BLOCK_INDENT 2:6 |'],
    ['plex:\n  a: !<x b\n', 'syntax BAD_TAG 2:6 !<x '],
    ['%YAML 2.0\n---\na: b\n', 'syntax BAD_DIRECTIVE 1:1 %YAML 2.0'],
  ])('%j', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })
})

describe('the other sections of a broken file', () => {
  it('are read as if the broken one were not there', () => {
    const document = read('plex:\n  url: x\ntrakt:\n  pin: a\n   b: c\ntmdb:\n  apikey: y\n')
    expect(document.broken).toEqual(['trakt'])
    expect(document.value).toEqual({ plex: { url: 'x' }, tmdb: { apikey: 'y' } })
    expect(document.raw(document.at(['tmdb', 'apikey'])!)).toBe('y')
  })

  it('may be broken themselves', () => {
    const text = 'plex:\n  url: "x\ntrakt:\n  pin: a: b\ntmdb:\n  apikey: y\n'
    expect(problems(text)).toEqual(['syntax UNCLOSED_QUOTE 2:8 "', 'syntax COLON_IN_VALUE 4:9 :'])
    expect(read(text).broken).toEqual(['plex', 'trakt'])
    expect(read(text).value).toEqual({ tmdb: { apikey: 'y' } })
  })

  it('keep what stands above a root key without its colon', () => {
    const document = read('plex:\n  url: x\ntmdb\n  apikey: y\ntrakt:\n  pin: z\n')
    expect(document.broken).toEqual(['tmdb'])
    expect(document.value).toEqual({ plex: { url: 'x' }, trakt: { pin: 'z' } })
  })

  it('are given up where too much is broken', () => {
    const text = Array.from({ length: 50 }, (_, index) => `s${index}:\n  a: b: c\n`).join('')
    expect(problems(text).length).toBeLessThan(50)
    expect(read(text).value).toBeNull()
  })
})

describe('a second document', () => {
  it.each([
    ['a: b\n---\nc: d\n', 'multiple-documents 2:1 ---'],
    ['a: b\n...\nc: d\n', 'multiple-documents 3:1 c'],
    ['---\n---\n', 'multiple-documents 2:1 ---'],
    ['--- # c\na: |\n  b\n--- d\n', 'multiple-documents 4:1 ---'],
  ])('%j', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })

  it.each([
    '---\na: b\n',
    'a: b\n...\n',
    '# c\n---\na: b\n... # c\n',
    'a: "---"\n',
    'a: |\n  ---\n  b\n',
    'a: x---\n',
  ])('%j has none', (text) => {
    expect(problems(text)).toEqual([])
  })
})

describe('what can be written in more than one way is read as PMM reads it', () => {
  it.each<[string, unknown]>([
    ['a: "x"#c\n', { a: 'x' }],
    ['a: b#c\n', { a: 'b#c' }],
    ['a:b: c\n', { 'a:b': 'c' }],
    ['{a:1}\n', { 'a:1': null }],
    ['{"a":1}\n', { a: 1 }],
    ['[a, b,]\n', ['a', 'b']],
    ['[a: b, c]\n', [{ a: 'b' }, 'c']],
    ['{a, b: }\n', { a: null, b: null }],
    ['- - a\n  - b\n', [['a', 'b']]],
    ['a: [b,\nc]\n', { a: ['b', 'c'] }],
    ['a: b\n c\n\n d\n', { a: 'b c\nd' }],
    ['a: >\n b\n c\n\n  d\n e\n', { a: 'b c\n\n d\ne\n' }],
    ['a: |2-\n   b\n  c\n\n', { a: ' b\nc' }],
    ['a: |+\n b\n\n', { a: 'b\n\n' }],
    ['a: |', { a: '' }],
    ['a: |\n b', { a: 'b' }],
    ['a: b\u0085 c\n', { a: 'b c' }],
    ['a: b\rc: d\r', { a: 'b', c: 'd' }],
    ['a: b\u2028 c\n', { a: 'b\u2028c' }],
    ['"a b" : c\n', { 'a b': 'c' }],
    ['? a\n: b\n? c\n', { a: 'b', c: null }],
    ['😀: é\n', { '😀': 'é' }],
    ['a: "\\x41\\u00e9\\\n  b"\n', { a: 'Aéb' }],
    ["a: 'it''s'\n", { a: "it's" }],
  ])('%j', (text, value) => {
    const document = read(text)
    expect(document.problems).toEqual([])
    expect(JSON.parse(JSON.stringify(document.value))).toEqual(value)
  })
})

it('reports the first control character and reads the rest', () => {
  const document = read('a: b\u0007\nc: \u0000d\n')
  expect(document.problems).toEqual([{ code: 'control-character', at: { start: 4, end: 5 } }])
  expect(document.get(['c'])).toBe('\ufffdd')
})

it('wants the colon of a key within 1024 characters', () => {
  expect(problems(`${'k'.repeat(1024)}: v\n`)).toEqual([])
  expect(problems(`a: b\n${'k'.repeat(1025)}: v\n`)).toHaveLength(1)
})

describe('a hostile text is read in bounded time', () => {
  it.each([
    ['5,000 open brackets', `a: ${'['.repeat(5000)}`],
    ['5,000 brackets', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['5,000 dashes', `${'- '.repeat(5000)}a`],
    ['5,000 levels', Array.from({ length: 5000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
  ])('%s', (_name, text) => {
    expect(read(text).problems.map(({ code }) => code)).toContain('too-deep')
  })

  it('200 levels are not too deep', () => {
    expect(problems(`a: ${'['.repeat(200)}${']'.repeat(200)}\n`)).toEqual([])
  })

  it.each([
    ['one long value', `a: ${'x '.repeat(1_000_000)}\n`],
    ['one long list', `a: [${'x, '.repeat(300_000)}]\n`],
    ['one long quoted text', `a: "${'x\\n'.repeat(600_000)}"\n`],
  ])('2 MB: %s', (_name, text) => {
    expect(read(text).problems).toEqual([])
  })
})
