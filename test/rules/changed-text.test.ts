import { describe, expect, test } from 'vitest'
import { fixed, judged } from '../support/judged.js'

const REST = 'libraries:\n  Films:\n'
const END = '    collection_files:\n      - default: basic\n'

async function said(text: string): Promise<readonly string[]> {
  const { diagnostics } = await judged(text, { target: '2.5.2' })
  return diagnostics
    .filter(({ rule }) => rule === 'config/changed-text')
    .map(({ severity, message }) => `${severity} ${/`([^`]+)`[^`]*$/.exec(message)![1]}`)
}

describe('the name of a library is what str() makes of it', () => {
  test.each([
    ['007', '7'],
    ['1e3', '1000.0'],
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ['+5', '5'],
    ['1.10', '1.1'],
    ['12e34', '1.2e+35'],
    ['1e400', 'inf'],
    ['true', 'True'],
    ['FALSE', 'False'],
    ['null', 'None'],
    ['~', 'None'],
    ['2024-01-01T10:00:00Z', '2024-01-01 10:00:00'],
    ['2024-01-01 1:00:00', '2024-01-01 01:00:00'],
    ['2024-01-01 10:00:00.50 +02:00', '2024-01-01 08:00:00.500000'],
    ['.inf', 'inf'],
    ['.5', '0.5'],
    ['1e-7', '1e-07'],
    ['-0', '0'],
  ])('%s', async (name, reads) => {
    const text = `libraries:\n  ${name}:\n${END}`
    expect(await said(text)).toEqual([`error ${reads}`])
    const { text: mended } = await fixed(text, { unsafe: true, target: '2.5.2' })
    expect(mended).toBe(text.replace(name, `"${name}"`))
    expect((await fixed(text, { target: '2.5.2' })).text).toBe(text)
  })

  test.each([
    '7',
    '2024',
    '10.5',
    '2024-01-01',
    '2024-01-01 10:00:00',
    '-0.0',
    '"007"',
    "'true'",
    'No',
    'e5',
    '4K',
  ])('%s stays as it is', async (name) => {
    expect(await said(`libraries:\n  ${name}:\n${END}`)).toEqual([])
  })

  test('below library_name', async () => {
    expect(await said(`${REST}    library_name: 007\n${END}`)).toEqual(['error 7'])
  })
})

describe('credentials lose digits, and are put in quotes unasked', () => {
  test.each([
    'omdb:\n  apikey: 00123456\n',
    'mdblist:\n  apikey: 12345e67\n',
    'tmdb:\n  apikey: 01234567890123456789012345678901\n',
    'github:\n  token: 1_234_567\n',
    'gotify:\n  url: http://x\n  token: 0x12345\n',
    'tautulli:\n  url: http://x\n  apikey: 0012\n',
    'notifiarr:\n  apikey: 9e99\n',
  ])('%s', async (section) => {
    const text = `${REST}${END}${section}`
    expect(await said(text)).toEqual([expect.stringMatching(/^error (?:apikey|token)$/)])
    const { text: mended } = await fixed(text, { target: '2.5.2' })
    expect(mended).toMatch(/(?:apikey|token): "[\w]+"\n$/)
    expect(await said(mended)).toEqual([])
  })

  test('in a library', async () => {
    expect(await said(`${REST}    radarr:\n      token: 00123\n${END}`)).toEqual(['error token'])
  })

  test('below template variables, where the digits are not shown', async () => {
    expect(
      await said(
        `${REST}    collection_files:\n      - default: imdb\n        template_variables:\n          apikey: 00123\n`,
      ),
    ).toEqual(['error apikey'])
  })
})

describe('keys and lists', () => {
  const operations = (lines: string) => `${REST}    operations:\n${lines}${END}`
  const variables = (lines: string) =>
    `${REST}    collection_files:\n      - default: basic\n        template_variables:\n${lines}`

  test('both sides of a mapper', async () => {
    const lines =
      '      content_rating_mapper:\n        06: 1_0\n        true: null\n        18: 2024-01-01\n      genre_mapper:\n        0x10: Horror\n'
    expect(await said(operations(lines))).toEqual(['warning 6', 'warning 10', 'warning True', 'warning 16'])
  })

  test('tags and users', async () => {
    const text = `${REST}    radarr:\n      tag: [007, true, null, 12]\n${END}settings:\n  playlist_sync_to_users: [010, true, bob]\n  ignore_imdb_ids:\n    - 0123\n`
    expect(await said(text)).toEqual([
      'warning 7',
      'warning none',
      'warning 10',
      'warning True',
      'warning 123',
    ])
  })

  test('names and values of template variables', async () => {
    expect(
      await said(
        variables(
          '          sort_prefix: 010\n          007: true\n          color: 12e345\n          exclude:\n            - 0099\n            - null\n',
        ),
      ),
    ).toEqual(['info 10', 'info 7', 'info inf', 'info 99', 'info None'])
  })

  test('numbers and switches of a template variable are what they are', async () => {
    expect(
      await said(
        variables(
          '          limit: 1_000\n          minimum: 7.50\n          use_all: true\n          name:\n          years: [1999, 2000]\n          added: 2024-01-01\n',
        ),
      ),
    ).toEqual([])
  })

  test('numbers where PMM wants numbers', async () => {
    expect(
      await said(
        `${operations('      mass_critic_rating_update: [mdb, 2.50]\n')}settings:\n  asset_depth: 01\n  cache_expiration: 1_000\n  ignore_ids: [00012, 1_0]\n`,
      ),
    ).toEqual([])
  })
})

test('a date is left alone where PMM takes one', async () => {
  const text = `${REST}${END}wetrakr:\n  client_id: abc\n  authorization:\n    expires_at: 2026-12-01T00:00:00Z\n`
  expect(await said(text)).toEqual([])
})
