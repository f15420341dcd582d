import { expect, test } from 'vitest'
import { isOrdinary, isTokenLike } from '../../src/secrets/ordinary.js'
import { maskedByDocument, maskedByLines } from './masked.js'

/** Secrets stand between « and »; everything else has to stay readable. */
const CONFIG = `## My config, last changed on 2024-03-17
# See https://kometa.wiki/en/latest/config/overview/ for what each key means.
libraries:
  Movies:
    remove_overlays: false
    collection_files:
      - default: basic               # the usual ones
      - default: resolution_standards_overlay4k
      - file: config/metadata/movies-4k-2020.yml
      - url: https://raw.example.com/someone/pmm-configs/master/imdb_top250.yml
      - default: franchise
        template_variables:
          sep_style: purple
          use_year: false
          url_poster_1570: https://theposterdb.example/api/assets/2919
          collection_order_key: custom
    overlay_files:
      - default: ratings
        template_variables: {rating1: user, rating1_image: rt_tomato, rating2: critic}
    operations:
      mass_audience_rating_update: mdb_tomatoesaudience
      mass_critic_rating_update: imdb
      delete_unmanaged_collections: true
    radarr:
      root_folder_path: /mnt/media/Movies
  TV Shows (4K):
    collection_files: [{default: imdb}, {default: tmdb}]
    schedule: weekly(sunday)
playlist_files:
  - default: playlist
    template_variables:
      libraries: Movies, TV Shows (4K)
settings:
  run_order: [operations, metadata, collections, overlays]
  cache: yes
  cache_expiration: 60
  asset_directory: config/assets
  show_missing_episode_assets: false
  minimum_items: 1
webhooks:
  error: notifiarr
  version:
  changes: «secret webhook»
plex:
  url: http://192.168.1.12:32400
  token: «secret-plex-token»
  timeout: 60
  clean_bundles: false
tmdb:
  apikey: «aabbccddeeff00112233445566778899» # 32 characters
  language: en
  region: US
radarr:
  url: http://radarr.example:7878
  token: '«00112233445566778899aabbccddeeff»'
  quality_profile: HD-1080p
  availability: announced
trakt:
  client_id: <<trakt-id>>
  client_secret: "«secret trakt»"
  pin:
  authorization:
    access_token: «secret1»
    token_type: Bearer
    expires_in: 7889238
    refresh_token: «secret2»
    scope: public
    created_at: 1690000000
mal:
  client_id: # get one at https://myanimelist.net/apiconfig
  client_secret:
  localhost_url: «urn:ietf:wg:oauth:2.0:oob»
`

const text = CONFIG.replace(/[«»]/g, '')
const expected = CONFIG.replace(/«([^»]*)»/g, (_, secret: string) => '*'.repeat(secret.length))

test('an everyday config is readable but for its secrets', () => {
  expect(maskedByLines(text)).toBe(expected)
})

test('the parsed document hides no more of it', async () => {
  expect(await maskedByDocument(text)).toBe(expected)
})

test.each([
  'mass_audience_rating_update',
  'delete_unmanaged_collections',
  'resolution_standards_overlay4k',
  'show_missing_episode_assets',
  'use_1080p_dvhdrplus',
  'url_poster_1263259',
  'MyAnimeList-Attributes',
  'library_translationU',
  '2024-03-17T10-20',
  'movies-of-2023-week-12',
])('%s reads like a name', (word) => {
  expect(isTokenLike(word)).toBe(false)
})

test.each(['8c4d1f', 'kQ7mZx2LpVw9', 'ab12-cd34-ef56-gh78', 'xkcdqzvwtrpl'])('%s does not', (word) => {
  expect(isOrdinary(word)).toBe(false)
})
