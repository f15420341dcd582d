import { describe, expect, test } from 'vitest'
import { NO_FACTS } from '../../src/rules/facts.js'
import { filledIn, findings, spoken } from '../support/judged.js'

const BASE = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'

const section = (name: string, value: string) =>
  `${BASE}${name}:\n  client_id: ${value} # from the app page\n  client_secret: ${value}\n${name === 'trakt' ? '  pin:\n' : '  localhost_url:\n'}  authorization:\n    access_token: ${value}\n    token_type: ${value}\n    expires_in: ${value}\n    refresh_token: ${value}\n${name === 'trakt' ? `    scope: ${value}\n    created_at: ${value}\n` : ''}`

const REDACTIONS = [
  '(redacted)',
  '[REDACTED]',
  '"[redacted]"',
  '<private>',
  '<redacted>',
  '{REDACTED}',
  '[hidden, hidden]',
  '(removed)',
  '[Client ID]',
  '•••••••••',
  'f*****************4',
  'REPLACE_ME',
]

describe.each(['trakt', 'mal'])('a section %s copied out of a log', (name) => {
  test.each(REDACTIONS)('with %s is one finding', async (value) => {
    expect(await spoken(section(name, value))).toEqual([`warning ${name}/left-over`])
    const facts = { ...NO_FACTS, committing: true }
    expect(await spoken(section(name, value), { facts })).toEqual([`warning ${name}/left-over`])
  })

  test('is one finding, too, where what is no secret was left in it', async () => {
    const text = section(name, '(redacted)').replace(/(token_type): .*/, '$1: Bearer')
    expect(await spoken(text.replace(/(expires_in): .*/, '$1: 604800'))).toEqual([
      `warning ${name}/left-over`,
    ])
    expect(await spoken(text.replace(/(expires_in): .*/, "$1: '604800'"))).toEqual([
      `warning ${name}/left-over`,
    ])
  })

  test('with the tokens as one text crashes PMM', async () => {
    const text = `${BASE}${name}:\n  client_id: (redacted)\n  client_secret: (redacted)\n  authorization: (redacted)\n`
    expect(await spoken(text)).toEqual([`error ${name}/left-over`])
  })
})

test('what was taken out of a section that is filled in otherwise is one finding', async () => {
  const text = filledIn(
    `${BASE}trakt:\n  client_id: ID\n  client_secret: (redacted)\n  authorization:\n    access_token: [REDACTED]\n    refresh_token: (redacted)\n    token_type: (redacted)\n    scope: public\n    expires_in: 604800\n    created_at: 1790000000\n`,
  )
  const found = await findings(text)
  expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['error trakt/left-over'])
  expect(found[0]!.message).toMatch(/`client_secret`, `access_token`.*`token_type`/)
})

describe('in a commit hook', () => {
  const committed = (text: string) =>
    findings(`${BASE}${text}`, { facts: { ...NO_FACTS, committing: true } }).then((found) =>
      found.filter(({ rule }) => rule === 'config/committed-secret').map(({ path }) => path.join('.')),
    )

  test.each([
    ...REDACTIONS,
    'a1b2****************',
    '****************c3d4',
    '5d41xxxxxxxxxxxxxxxx017c',
    '5d41...c592',
    '5d41…c592',
    'xxxxxxxx-xxxx-xxxx-xxxx',
    'REPLACE-ME',
    'replace_me_please',
    'CHANGEME',
    'FILL_ME_IN',
    'fill-this-in',
    'TMDB_API_KEY',
    'tmdb_apikey_id',
    'NOT_SET',
    'to_be_filled_in',
    'undefined',
    'obfuscated',
  ])('%s is no secret in any section', async (value) => {
    for (const place of ['tmdb:\n  apikey: ', 'plex:\n  token: ', 'anidb:\n  password: ', 'x:\n  api_key: '])
      expect(await committed(`${place}${value}\n`)).toEqual([])
  })

  test.each([
    ['a token in the address of a file', 'https://files.example/a.yml?token=Zq7xKv29Wm'],
    ['a signature', 'https://files.example/a.yml?v=2&sig=Zq7xKv29Wm'],
    ['a key', 'https://files.example/a.yml?api_key=0123456789abcdef0123'],
    ['a password', 'https://files.example/a.yml?user=me&password=correcthorse'],
    ['a token of Plex', 'https://files.example/a.yml?X-Plex-Token=Zq7xKv29WmTb4nRp81Lc'],
    ['a short name with a token behind it', 'https://files.example/a.yml?p=Zq7xKv29WmTb4nRp81Lc'],
    ['user and password', 'https://me:correcthorse@files.example/a.yml'],
  ])('%s is one', async (_, url) => {
    expect(
      await committed(`playlist_files:\n  - url: ${url}\nsettings:\n  asset_directory: [a, "${url}"]\n`),
    ).toEqual(['playlist_files.0.url', 'settings.asset_directory.1'])
    const library = `libraries:\n  Films:\n    collection_files: [{url: "${url}"}]\n`
    const found = await findings(library, { facts: { ...NO_FACTS, committing: true } })
    expect(found.map(({ rule, path }) => [rule, path.at(-1)])).toEqual([['config/committed-secret', 'url']])
  })

  test.each([
    'https://files.example/a.yml?ref=master&page=2',
    'https://files.example/a.yml?token=<<my-secret>>',
    'https://files.example/a.yml?token=REDACTED',
    'https://files.example/a.yml?token=YOUR_TOKEN',
    'https://files.example/a.yml?t=1700000000',
    'https://files.example/tokens/a.yml',
  ])('%s holds none', async (url) => {
    expect(await committed(`playlist_files:\n  - url: ${url}\n`)).toEqual([])
  })

  test('the way out for Plex is the word that works', async () => {
    const [found] = await findings(`${BASE}plex:\n  url: env\n  token: 4Zq8vTn2sXw6KpLr9mBd\n`, {
      facts: { ...NO_FACTS, committing: true },
    })
    expect(found!.hint).toContain('`env`')
    expect(found!.hint).toContain('KOMETA_PLEX_TOKEN')
    expect(found!.hint).not.toContain('<<plex-token>>')
  })
})
