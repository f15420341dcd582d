import { describe, expect, test } from 'vitest'
import { fixed, judged, spoken } from '../support/judged.js'

const FILMS = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'
const TMDB = 'tmdb:\n  apikey: <<tmdb-key>>\n'
const PLEX = 'plex:\n  url: env\n  token: env\n'
const SHOWS = '  Shows:\n    collection_files:\n      - default: basic\n'
const RADARR =
  'radarr:\n  url: http://radarr:7878\n  token: abc\n  root_folder_path: /films\n  quality_profile: HD\n'

/** A config with all that it needs besides. */
const whole = (text: string) => `${text}${/^plex:/m.test(text) ? '' : PLEX}${TMDB}`

async function said(text: string): Promise<readonly string[]> {
  const { diagnostics } = await judged(text, { target: '2.4.4' })
  return diagnostics
    .filter(({ rule }) => /incomplete-service|unknown-key|operations\/needed/.test(rule))
    .map(({ severity, rule, range, message }) => `${range.start.line} ${severity} ${rule}: ${message}`)
}

describe('what PMM has all it needs for, or does not use, is right', () => {
  test.each([
    FILMS + RADARR,
    `${FILMS}radarr:\n  url:\n  token:\n  root_folder_path:\n`,
    `${FILMS}    radarr:\n      root_folder_path: /4k\n${RADARR.replace(/ {2}root.*\n/, '')}`,
    `${FILMS}    plex:\n      url: http://plex:32400\n      token: env\n`,
    `${FILMS}plex:\n  url: env\n  token: <<plex-token>>\n`,
    `${FILMS}radarr: &arr\n${RADARR.slice(8)}sonarr: *arr\n`,
    `${FILMS}radarr:\n  <<: *arr\nx-arr: &arr\n${RADARR.slice(8)}`.replace(/(.*)(x-arr.*)/s, '$2$1'),
    `${FILMS}radarr: !include radarr.yml\n`,
    `${FILMS}tautulli:\n  url:\n  apikey:\n`,
    `${FILMS}    schedule: never\ntautulli:\n  url: http://tautulli:8181\n`,
  ])('%s', async (text) => {
    expect(await said(whole(text))).toEqual([])
  })
})

describe('what a library lacks is said where it belongs', () => {
  test.each([
    [
      `${FILMS}radarr:\n  url: http://radarr:7878\n  token: abc\n  root_folder_path: /films\n`,
      /^5 error .*`radarr\.quality_profile` is missing: PMM goes on without `radarr`\.$/,
    ],
    [`${FILMS}${RADARR.replace('HD', '')}`, /^9 error .*`radarr\.quality_profile` is blank/],
    [`${FILMS}${RADARR.replace('/films', '')}`, /^8 error .*`radarr\.root_folder_path` is blank/],
    [`${FILMS}    sonarr:\n      add_missing: true\n`, /^5 error .*`sonarr\.url` is missing/],
    [`${FILMS}    sonarr:\n`, /^5 error .*`sonarr\.url` is missing/],
    [
      `${FILMS}    radarr:\n      root_folder_path: /4k\n${SHOWS}${RADARR.replace('/films', '')}`,
      /^13 error .*is blank: PMM goes on without `radarr` for `Shows`\.$/,
    ],
    [`${FILMS}tautulli:\n  url: http://tautulli:8181\n`, /^5 error .*`tautulli\.apikey` is missing/],
  ])('%s', async (text, expected) => {
    expect(await said(whole(text))).toEqual([expect.stringMatching(expected)])
  })
})

test('a slip in a name is one finding, with the repair', async () => {
  const text = `${FILMS}${RADARR.replace('root_folder_path', 'root_folde_rpath')}`
  expect(await said(whole(text))).toEqual([
    expect.stringMatching(/^8 error libraries\/incomplete-service: PMM does not know `root_folde_rpath`/),
  ])
  const { text: mended } = await fixed(text, { unsafe: true, target: '2.4.4' })
  expect(mended).toBe(`${FILMS}${RADARR}`)
})

test('what an operation needs is said of the operation', async () => {
  const text = `${FILMS}    operations:\n      radarr_add_all_existing: true\n${RADARR.replace('HD', '')}`
  expect(await said(whole(text))).toEqual([expect.stringMatching(/^6 warning operations\/needed/)])
})

test('what a part of a config does not show may stand in the rest', async () => {
  expect(await said(`${FILMS}plex:\n  url: env\nradarr:\n  url: http://radarr:7878\n`)).toEqual([])
})

describe('Plex without a token', () => {
  const config = (line: string, schedule = '') =>
    `libraries:\n  Films:\n${schedule}    collection_files:\n      - default: basic\nplex:\n  url: http://plex.example:32400\n${line}tmdb:\n  apikey: <<tmdb-key>>\n`

  test.each(['tkoen', 'tokken', 'toke'])('that is misspelt as %s is one mistake', async (key) => {
    for (const schedule of ['', '    schedule: never\n'])
      expect(await spoken(config(`  ${key}: env\n`, schedule))).toEqual([
        'error libraries/incomplete-service',
      ])
  })

  test('is said beside a key that is something else', async () => {
    expect(await spoken(config('  xxx: 1\n'))).toEqual(['error plex/missing-key', 'warning plex/unknown-key'])
  })
})
