import { describe, expect, test } from 'vitest'
import { said } from './values.js'

/** What PMM takes as it stands. */
const TAKEN = [
  'settings:\n  cache: false\n  cache_expiration: 0x10',
  'settings:\n  run_order: Operations, metadata, collections, overlays',
  'settings:\n  run_order: [metadata, operations, overlays, collections]',
  'settings:\n  asset_directory: config/assets',
  'settings:\n  asset_directory: [config/assets, /mnt/posters]',
  'settings:\n  default_collection_order: [release, year.desc]',
  'settings:\n  ignore_ids: 603, 604\n  ignore_imdb_ids: [tt0133093]',
  'settings:\n  playlist_sync_to_users: all\n  playlist_exclude_users: Anna, Ben',
  'settings:\n  overlay_artwork_filetype: png\n  overlay_artwork_quality: 100',
  '  settings:\n    run_order: collections\n    minimum_items: 0',
  '  settings:',
]

test.each(TAKEN)('%s is right', async (yaml) => {
  expect(await said(yaml)).toEqual([])
})

describe('what PMM does not take is said with what it does instead', () => {
  test.each([
    ['settings:\n  cache: yes', /^error settings\/wrong-type: .*not `yes`\. PMM takes its default, `true`/],
    ['settings:\n  cache_expiration: 0', /^error settings\/wrong-value: .*from 1 on\. PMM takes .*`60`/],
    ['settings:\n  cache_expiration: 30.0', /^error settings\/wrong-type: .*whole number/],
    ['settings:\n  minimum_items: true', /^warning settings\/wrong-type: .*PMM takes it for 1\./],
    ['settings:\n  cache_expiration: false', /^error settings\/wrong-type: .*default, `60`/],
    ['settings:\n  cache:', /^info settings\/wrong-type: `cache` is blank/],
    ["settings:\n  cache: ''", /^info settings\/wrong-type: `cache` is blank/],
    ['settings:\n  sync_mode: [sync]', /^error settings\/wrong-type: .*PMM crashes/],
    ['settings:\n  sync_mode: snyc', /^error settings\/wrong-value: .*not `snyc`\. PMM takes .*`append`/],
    ['settings:\n  auto_sort_hubs: size', /^error .*PMM takes none instead/],
    ['settings:\n  run_order: collections', /^warning settings\/wrong-value: .*writes the config anew/],
    ['settings:\n  run_order: [collections, metadata]', /^warning settings\/wrong-value: .*anew/],
    ['settings:\n  run_order: [collections, overlay]', /^error settings\/wrong-value: .*crashes/],
    [
      'settings:\n  run_order: collections, overlay',
      /^error settings\/wrong-value: .*`overlay`.*takes its default/,
    ],
    ['settings:\n  ignore_ids: 603, two', /^warning settings\/wrong-value: .*`two`.*ignores no id at all/],
    ['settings:\n  asset_directory: yes', /^error settings\/wrong-value: .*no folder of this name/],
    ['settings:\n  default_collection_order: year', /^error settings\/wrong-value: .*builds no collection/],
    ['settings:', /^error settings\/wrong-value: `settings` is blank\. PMM crashes/],
    ['settings: true', /^error settings\/wrong-type: .*crashes/],
    ['settings:\n  hub_priority: 3', /^warning settings\/unread-key/],
    ['settings:\n  cashe: true', /^warning settings\/unknown-key: .*Did you mean `cache`/],
  ] as const)('%s', async (yaml, words) => {
    expect(await said(yaml)).toEqual([expect.stringMatching(words)])
  })
})

describe('in a library', () => {
  test.each([
    [
      '  settings:\n    show_missing: yes',
      /^error settings\/wrong-type: .*outside of libraries, or its default, `true`/,
    ],
    [
      '  settings:\n    cache: false',
      /^warning settings\/unread-key: PMM does not read `cache` in `settings`/,
    ],
    ['  settings:\n    run_order: {a: b}', /^error settings\/wrong-type: .*PMM runs no part of the library/],
    ['  settings: true', /^error settings\/wrong-type: .*crashes/],
  ] as const)('%s', async (yaml, words) => {
    expect(await said(yaml)).toEqual([expect.stringMatching(words)])
  })
})

describe('threading, from 2.5.2 on', () => {
  test('is judged', async () => {
    expect(await said('settings:\n  threading: {workers: 0, tmdb_pages: bypass}', '2.5.2')).toEqual([
      expect.stringMatching(/^error settings\/wrong-value: `workers` .*default, `4`/),
    ])
    expect(await said('settings:\n  threading: {tmdb_pages: [off]}', '2.5.2')).toEqual([
      expect.stringMatching(/^error settings\/wrong-type: .*crashes/),
    ])
  })

  test('is not read before', async () => {
    expect(await said('settings:\n  threading: {workers: 0}')).toEqual([
      expect.stringMatching(/^warning settings\/unread-key: .*2\.5\.2/),
    ])
  })
})
