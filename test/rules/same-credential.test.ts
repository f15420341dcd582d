import { expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const KEY = '0a1b2c3d4e5f60718293a4b5c6d7e8f9'

const said = async (config: string) =>
  (await findings(`libraries: {Films: {}}\n${config}`))
    .filter(({ rule }) => rule === 'config/same-credential')
    .map(({ message }) => message.split(',')[0])

test('a key stands in the sections of two services', async () => {
  expect(
    await said(`tmdb:\n  apikey: ${KEY}\nomdb:\n  apikey: ${KEY}\nmdblist:\n  apikey: ${KEY}\n`),
  ).toEqual(['`omdb.apikey` is the same as `tmdb.apikey`', '`mdblist.apikey` is the same as `tmdb.apikey`'])
  expect(
    await said(
      `trakt:\n  client_id: <<one>>\n  client_secret: <<two>>\nmal:\n  client_id: <<one>>\n  client_secret: <<three>>\n`,
    ),
  ).toEqual(['`mal.client_id` is the same as `trakt.client_id`'])
})

test('also of a library', async () => {
  const library = `libraries:\n  Films:\n    sonarr:\n      token: ${KEY}\n    collection_files:\n      - default: basic\nradarr:\n  token: ${KEY}\n`
  expect((await findings(library)).map(({ rule }) => rule)).toEqual(['config/same-credential'])
})

test.each([
  [
    'one service in two libraries',
    `libraries:\n  A: {radarr: {token: ${KEY}}}\n  B: {radarr: {token: ${KEY}}}\n`,
  ],
  ['blanks', 'tmdb:\n  apikey:\nomdb:\n  apikey:\n'],
  ['words', 'plex:\n  token: env\ntautulli:\n  apikey: env\n'],
  ['stand-ins', 'omdb:\n  apikey: (redacted)\nmdblist:\n  apikey: (redacted)\n'],
  ['addresses', 'radarr:\n  url: http://10.0.0.2:7878\nsonarr:\n  url: http://10.0.0.2:7878\n'],
  [
    'webhooks',
    'webhooks:\n  error: https://discord.com/api/webhooks/1/a\n  changes: https://discord.com/api/webhooks/1/a\n',
  ],
])('not so: %s', async (_, config) => {
  const whole = config.startsWith('libraries') ? config : `libraries: {Films: {}}\n${config}`
  expect((await findings(whole)).filter(({ rule }) => rule === 'config/same-credential')).toEqual([])
})
