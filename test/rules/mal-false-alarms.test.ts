import { describe, expect, test } from 'vitest'
import { NO_FACTS } from '../../src/rules/facts.js'
import { NOW, spoken } from '../support/judged.js'
import { malFilledIn } from '../support/mal-judged.js'

const LIBRARIES = 'libraries:\n  Anime:\n    collection_files:\n      - default: basic\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\n'
const APP = '  client_id: ID\n  client_secret: SECRET\n'
const MAL = `mal:\n${APP}${TOKENS}`
const operations = (lines: string) => `libraries:\n  Anime:\n    operations:\n${lines}`

/** Odd to look at, and fine. */
const FINE: Readonly<Record<string, string>> = {
  'no section at all': LIBRARIES,
  'a section merged from elsewhere': `${LIBRARIES}x-app: &app\n  client_id: ID\n  client_secret: SECRET\nmal:\n  <<: *app\n${TOKENS}`,
  'a section that is an alias': `${LIBRARIES}x-mal: &mal\n${APP}${TOKENS}mal: *mal\n`,
  'template text for the section': `${LIBRARIES}mal: {{ .Values.mal }}\n`,
  'shell variables': `${LIBRARIES}mal:\n  client_id: \${MAL_ID}\n  client_secret: $MAL_SECRET\n  authorization: \${MAL_TOKENS}\n  cache_expiration: \${DAYS}\n`,
  'custom tags': `${LIBRARIES}mal:\n  client_id: !env_var mal_id\n  client_secret: !secret mal_secret\n  localhost_url: !env_var mal_url\n`,
  'values encrypted by SOPS': `${LIBRARIES}mal:\n  client_id: ENC[AES256_GCM,data:YQ==]\n  client_secret: ENC[AES256_GCM,data:Yg==]\n${TOKENS.replace(/: [A-Z0-9a-z]+$/gm, ': ENC[AES256_GCM,data:Yw==]')}`,
  'comments everywhere': `${LIBRARIES}mal: # mine\n  # id\n  client_id: ID # id\n  client_secret: SECRET   # ####\n  localhost_url:   # ####### spent\n${TOKENS.replace('authorization:', 'authorization: ##### AUTOFILLED #####')}`,
  'braces and quotes': `${LIBRARIES}"mal": { 'client_id': "ID", client_secret: 'SECRET', authorization: { access_token: ACCESS, token_type: bearer, expires_in: 2678400, refresh_token: "REFRESH" } }\n`,
  'a blank authorization of empty braces and an address': `${LIBRARIES}mal:\n${APP}  localhost_url: http://localhost/?code=CODE\n  authorization: {}\n`,
  'a library called mal': `libraries:\n  mal:\n    collection_files:\n      - default: basic\n`,
  'a library called MyAnimeList': `libraries:\n  MyAnimeList:\n    operations:\n      mass_genre_update: tmdb\n`,
  'ratings that only have the name': `${operations(
    '      mass_user_rating_update: mdb_myanimelist\n      mass_studio_update: Malpaso\n      genre_mapper:\n        mal: anime\n',
  )}mdblist:\n  apikey: abcdefgh12345678\n`,
  'a picture of MyAnimeList': `libraries:\n  Anime:\n    overlay_files:\n      - default: ratings\n        template_variables:\n          rating1_image: mal\n`,
  'sources where they can be reached': `${operations('      mass_original_title_update: [mal_japanese, mal]\n      mass_metadata_update:\n        ratings: { audience: mal }\n')}${MAL}`,
  'other programs’ keys behind a section that is filled in': `${LIBRARIES}${MAL}x-other: {client_id: x, access_token: y}\n`,
}

describe('there is nothing to say about', () => {
  test.each(Object.entries(FINE))('%s', async (name, text) => {
    // Keys of trakt at the root are for the rules of trakt.
    const found = (await spoken(malFilledIn(text))).filter((one) => !one.includes(' trakt/'))
    expect(found, name).toEqual([])
  })

  test('an address in a file that was written just now, though there are tokens: they may be dead', async () => {
    const text = malFilledIn(
      `${LIBRARIES}mal:\n${APP}  localhost_url: http://localhost/?code=CODE\n${TOKENS}`,
    )
    const written = (minutes: number) => ({
      facts: { ...NO_FACTS, modifiedAt: new Date(NOW.getTime() - minutes * 60_000) },
    })
    expect(await spoken(text, written(5))).toEqual([])
    expect(await spoken(text, written(90))).toEqual(['warning mal/spent-url'])
  })
})

describe('what needs MyAnimeList is found', () => {
  const NEEDS: Readonly<Record<string, string>> = {
    'as a single source': operations('      mass_content_rating_update: mal\n'),
    'among others': operations('      mass_genre_update:\n        - tmdb\n        - mal_all\n'),
    'in one of several blocks': operations(
      '      - mass_studio_update: tmdb\n      - mass_original_title_update: mal_english\n',
    ),
    'in the form of 2.4.5': operations(
      '      mass_metadata_update:\n        genre:\n          source: mal\n',
    ),
  }
  test.each(Object.entries(NEEDS))('%s', async (_, text) => {
    expect(await spoken(text)).toEqual(['error mal/needed'])
    expect(await spoken(`${text}mal:\n  client_id:\n  client_secret:\n`)).toEqual(['error mal/needed'])
    expect(await spoken(malFilledIn(`${text}${MAL}`))).toEqual([])
  })
})

describe('one mistake in odd surroundings is one finding', () => {
  const ONE: Readonly<Record<string, readonly [string, string]>> = {
    'a space missing behind a colon': [
      'error mal/unknown-key',
      `${LIBRARIES}mal: {client_id:ID, client_secret: SECRET, localhost_url: <<url>>}\n`,
    ],
    'the section twice': ['error yaml/duplicate-key', `${LIBRARIES}${MAL}mal:\n  client_id: ID\n`],
    'an alias without its anchor': ['error yaml/alias', `${LIBRARIES}mal: *app\n`],
    'a broken line elsewhere': ['error yaml/syntax', `${LIBRARIES}plex:\n  url: "http://plex\n${MAL}`],
    'the spent address under a misspelt name': [
      'error mal/unknown-key',
      `${LIBRARIES}mal:\n${APP}  local_host_url: http://localhost/?code=CODE\n${TOKENS}`,
    ],
    'a trakt inside mal': [
      'error trakt/misplaced-section',
      `${LIBRARIES}${MAL}  trakt:\n    client_id: <<a>>\n    client_secret: <<b>>\n    pin: <<c>>\n`,
    ],
    'tokens astray while trakt lacks its own': [
      'error mal/misplaced-key',
      `${LIBRARIES}trakt:\n  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\nmal:\n${APP}${TOKENS.replace('  authorization:\n', '').replaceAll('    ', '  ')}`,
    ],
  }
  test.each(Object.entries(ONE))('%s', async (_, [finding, text]) => {
    expect(await spoken(malFilledIn(text))).toEqual([finding])
  })
})

test('versions that do not read a key are named', async () => {
  const text = malFilledIn(`${LIBRARIES}${MAL}  cache_expiration: often\n`)
  expect(await spoken(text, { target: '>=1.16.3 <2.4.7' })).toEqual(['error mal/cache-expiration'])
  const old = text.replace('collection_files', 'metadata_path')
  expect(await spoken(old, { target: '>=1.16.3 <1.17.0' })).toEqual([])
})
