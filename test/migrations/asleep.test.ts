import { describe, expect, test } from 'vitest'
import { findings } from '../support/judged.js'
import { migrated } from './migrated.js'

const library = (lines: string, rest = '') =>
  `libraries:\n  Films:\n${lines.replace(/^/gm, '    ')}\n    collection_files:\n      - default: basic\n${rest}`

/** Lines that Kometa 2.4.4 passes over or misreads, and what it does once they are where it reads them. */
const ASLEEP: Readonly<Record<string, readonly [text: string, act: RegExp]>> = {
  'a switch of an operation at the root of a library': [
    library('split_duplicates: true'),
    /splits the items/,
  ],
  'an operation at the root of a library': [library('mass_genre_update: tmdb'), /sets the genres/],
  'a rating at the root of a library': [library('mass_critic_rating_update: tmdb'), /critic rating/],
  'additions at the root of a library': [library('radarr_add_all: true'), /every movie .* to Radarr/],
  'additions in a list of operations': [
    library('operations:\n  - sonarr_add_all: true'),
    /every show .* to Sonarr/,
  ],
  'ratings of Trakt': [library('operations:\n  mass_trakt_rating_update: true'), /user rating .* Trakt/],
  'a mode at the root of a library': [library('sync_mode: sync'), /takes items out of collections/],
  'folders at the root of a library': [library('asset_folders: false'), /posters and backgrounds/],
  'a report at the root of a library': [library('save_missing: true'), /writes a report/],
  'images of all items among the settings': [
    library('settings:\n  assets_for_all: true'),
    /images from the asset directory/,
  ],
  'the path of a report': [library('missing_path: config/missing.yml'), /writes the report .* over what/],
  'the quality of posters': [library('', 'settings:\n  overlay_quality: 50\n'), /in this quality/],
  'a list in the log': [
    library('', 'plex:\n  url: env\n  token: env\n  show_unmanaged_collections: false\n'),
    /lists the collections/,
  ],
  'a genre that was a word': [
    library('operations:\n  mass_genre_update: anidb_all', 'anidb:\n  language: en\n'),
    /sets the genres/,
  ],
  'labels in a list of operations': [
    library('operations:\n  - mass_imdb_parental_labels: with_none'),
    /labels every item/,
  ],
  'a webhook of a library': [
    library('webhooks:\n  collection_changes: notifiarr'),
    /reports changes of collections/,
  ],
  'additions of another program': [
    library('', 'radarr:\n  add_movie: true\n'),
    /movies that collections lack/,
  ],
  'a search of another program': [library('', 'radarr:\n  search_movie: true\n'), /search for new movies/],
}

describe('what Kometa passes over is not woken unasked', () => {
  test.each(Object.entries(ASLEEP))('%s', async (_, [text, act]) => {
    expect((await migrated(text)).text).toBe(text)
    const [found, ...others] = await findings(text)
    expect(others).toEqual([])
    expect(found?.fix?.safety).toBe('unsafe')
    expect(found?.hint).toMatch(act)
    expect(found?.hint).toMatch(/Do you want .*\? After the change it /)
    expect((await migrated(text, { unsafe: true })).changed).toBe(true)
  })
})

const IDLE: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'it is the default': [
    library('split_duplicates: false'),
    library('operations:\n  split_duplicates: false'),
  ],
  'it is the mode anyhow': [library('sync_mode: append'), library('settings:\n  sync_mode: append')],
  'the config says the same': [
    library('sync_mode: sync', 'settings:\n  sync_mode: sync\n'),
    library('settings:\n  sync_mode: sync', 'settings:\n  sync_mode: sync\n'),
  ],
  'it is blank': [library('save_missing:'), library('settings:\n  save_report:')],
  'another program was not to add anything': [
    library('', 'radarr:\n  add_to_radarr: false\n'),
    library('', 'radarr:\n  add_missing: false\n'),
  ],
}

describe('what makes no difference is moved unasked, and is only worth knowing', () => {
  test.each(Object.entries(IDLE))('where %s', async (_, [before, after]) => {
    const [found] = await findings(before)
    expect(found).toMatchObject({ severity: 'info', fix: { safety: 'safe' } })
    expect(found?.message).toMatch(/does the same without it/)
    expect((await migrated(before)).text).toBe(after)
  })

  test('but not where the config says otherwise', async () => {
    const text = library('sync_mode: append', 'settings:\n  sync_mode: sync\n')
    expect((await migrated(text)).changed).toBe(false)
  })
})

/** Old forms that Kometa takes for the new ones. */
const AWAKE: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a mode below plex': [library('plex:\n  sync_mode: sync'), library('settings:\n  sync_mode: sync')],
  'additions among the operations': [
    library('operations:\n  radarr_add_all: true'),
    library('operations:\n  radarr_add_all_existing: true'),
  ],
  'additions of Radarr': [
    library('', 'radarr:\n  add: true\n'),
    library('', 'radarr:\n  add_missing: true\n'),
  ],
  'labels among the operations': [
    library('operations:\n  mass_imdb_parental_labels: with_none'),
    library('operations:\n  mass_imdb_parental_labels: none'),
  ],
  'a cache that may live longer': [
    library('', 'cache:\n  cache_interval: 90\n'),
    library('', 'settings:\n  cache_expiration: 90\n'),
  ],
}

describe('what keeps its meaning is done unasked', () => {
  test.each(Object.entries(AWAKE))('%s', async (_, [before, after]) => {
    expect((await migrated(before)).text).toBe(after)
  })
})

describe('a question names', () => {
  test('the library that is to list collections of the root, and where PMM looks for the file', async () => {
    const [found] = await findings(
      'libraries:\n  TV Shows:\n    settings: {asset_folders: true}\n  Films:\n    settings: {asset_folders: true}\ncollections:\n  Best:\n    imdb_chart: top_movies\n',
    )
    expect(found?.hint).toMatch(
      /that the library `TV Shows` lists\?.* if they belong to another, move the entry/,
    )
    expect(found?.hint).toMatch(/looks for `config\/collections\.yml` from the folder that it is started in/)
    expect(found?.fix?.title).toContain('`TV Shows`')
  })

  test('the library whose definitions become a file', async () => {
    const [found] = await findings('libraries:\n  TV Shows:\n    collections:\n      A: {plex_all: true}\n')
    expect(found?.hint).toMatch(/`collection_files` of the library `TV Shows`/)
    expect(found?.hint).toContain('`config/TV-Shows-collections.yml`')
  })
})

test('a file of PMM’s own is said to hold no metadata, whatever names it', async () => {
  const text = (entry: string) => `libraries:\n  Films:\n    metadata_files:\n      - ${entry}\n`
  const [found] = await findings(text('git: PMM/basic'))
  expect(found?.message).toMatch(/holds no metadata.*by either word/)
  expect((await migrated(text('git: PMM/basic'))).text).toBe(text('default: basic'))
})
