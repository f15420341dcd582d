import { describe, expect, test } from 'vitest'
import { said } from './values.js'

const TAKEN = [
  'plex:\n  url: env\n  token: env\n  clean_bundles: weekly(sunday)\n  db_cache: 0\n  verify_ssl:',
  'plex:\n  url: http://plex:32400\n  token: abc\n  empty_trash: [weekly(monday), monthly(1)]',
  'tmdb:\n  apikey: abc\n  language: pt-BR\n  region: BR',
  'radarr:\n  url: http://radarr:7878\n  token: abc\n  tag: new, 4k\n  monitor: false',
  'sonarr:\n',
  'sonarr:\n  url: http://sonarr:8989/base/\n  tag: [a, 4]\n  series_type: anime',
  'webhooks:\n  error: notifiarr\n  changes: [gotify, https://hooks.example.com/a]\n',
  'webhooks: {}',
  'anidb:\n',
  'github:\n  token:',
  '  radarr:\n    add_missing: true',
  '  sonarr:',
]

test.each(TAKEN)('%s is right', async (yaml) => {
  expect(await said(yaml)).toEqual([])
})

describe('what PMM does not take is said with what it does instead', () => {
  test.each([
    ['plex:\n  url: env\n  token: 123', /^error plex\/wrong-type: .*in quotes.*crashes/],
    ['plex:\n  url: env\n  token: env\n  clean_bundles: 5', /^error plex\/wrong-type: .*a schedule/],
    [
      'plex:\n  url: env\n  token: env\n  optimize: weekly(sundey)',
      /^error plex\/wrong-value: .*day of the week/,
    ],
    ['plex:', /^error plex\/wrong-value: `plex` is blank\. PMM crashes/],
    ['tmdb:\n  apikey:', /^error tmdb\/wrong-type: `apikey` is blank\. PMM refuses/],
    ['tmdb:\n  language: en', /^error tmdb\/missing-key: `apikey` .*refuses/],
    ['tmdb:\n  apikey: abc\n  region: usa', /^error tmdb\/wrong-value: .*not `usa`\. PMM takes none/],
    ['radarr:', /^error radarr\/wrong-value: .*crashes/],
    ['radarr: {}', /^error radarr\/wrong-value: .*holds nothing that PMM reads/],
    ['radarr:\n  url: 5', /^error radarr\/wrong-type: .*crashes/],
    ['radarr:\n  url: http://a\n  availability: [db]', /^error radarr\/wrong-type: .*crashes/],
    ['radarr:\n  url: http://a\n  token: 123', /^warning radarr\/wrong-type: .*may refuse it/],
    ['sonarr:\n  url: http://a\n  monitor: true', /^error sonarr\/wrong-type: .*default, `all`/],
    ['omdb:', /^error omdb\/wrong-type: `omdb` is blank\. PMM goes on without `omdb`/],
    ['omdb:\n  apikey:', /^warning omdb\/wrong-type: .*goes on without `omdb`/],
    ['omdb: {}', /^error omdb\/missing-key: .*goes on without `omdb`/],
    ['ntfy: true', /^error ntfy\/wrong-type: .*crashes/],
    ['webhooks:', /^error webhooks\/wrong-value: .*crashes/],
    ['webhooks: notifiarr', /^error webhooks\/wrong-type: .*crashes/],
    ['anidb:\n  enable_mature: no', /^error anidb\/wrong-type: .*takes it for `true`, whatever it says/],
    ['notifiarr:\n  apikey: abc\n  url: http://a', /^warning notifiarr\/unread-key/],
  ] as const)('%s', async (yaml, words) => {
    expect(await said(yaml)).toEqual([expect.stringMatching(words)])
  })

  test('an empty section of a library is not the same as none', async () => {
    expect(await said('  plex:')).toEqual([expect.stringMatching(/^error plex\/wrong-value: .*crashes/)])
    expect(await said('  radarr: {}')).toEqual([
      expect.stringMatching(/^error radarr\/wrong-value: .*takes what `radarr` says outside of libraries/),
    ])
  })
})

describe('services that came after 2.4.4', () => {
  test.each([
    ['tracearr:\n  url: http://a\n  apikey: trr_pub_abc'],
    ['floppy:\n  url: http://a'],
    ['wetrakr:\n  authorization:\n    access_token: a\n    expires_at: "2026-12-01T00:00:00Z"'],
    ['simkl:\n  refresh_token: a\n  access_token: b\n  expires_in: 100'],
    ['serializd:\n  email: a@example.com\n  password: b'],
  ])('%s is right', async (yaml) => {
    expect(await said(yaml, '2.5.2')).toEqual([])
  })

  test.each([
    ['tracearr:\n  url: http://a\n  apikey: abc', /^error tracearr\/wrong-value: .*`trr_pub_`/],
    ['yamtrack:\n  url: http://a\n  username: b', /^error yamtrack\/missing-key: `password`/],
    ['floppy:\n  url: 5', /^error floppy\/wrong-type: .*crashes/],
    ['wetrakr:', /^error wetrakr\/wrong-type: .*crashes/],
    ['wetrakr:\n  authorization: abc', /^error wetrakr\/wrong-type: .*crashes/],
    ['flicklist:\n  apikey: abc\n  api_key: abc', /^warning flicklist\/unread-key: .*`apikey`/],
    ['serializd:\n  email: a\n  password: b\n  timeout: 0', /^error serializd\/wrong-value: .*`60`/],
    ['  lidarr:\n    monitor: most', /^error lidarr\/wrong-value: .*outside of libraries/],
  ] as const)('%s', async (yaml, words) => {
    expect(await said(yaml, '2.5.2')).toEqual([expect.stringMatching(words)])
  })
})

test('a section that is not filled in is one finding', async () => {
  expect(await said('ntfy:\n  url: https://ntfy.sh\n  token:\n  topic:')).toEqual([
    'warning ntfy/wrong-type: `token` and `topic` are blank. PMM goes on without `ntfy`.',
  ])
})
