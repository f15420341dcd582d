import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

const L = 'libraries:\n  A: {}\n'
const settings = (text: string) => `libraries:\n  A:\n    settings: {${text}}\n`
const library = (text: string) =>
  `libraries:\n  A:\n    report_path: a.yml\n${text.replace(/^/gm, '    ').trimEnd()}\n`

/** Which of two keys Kometa 2.4.4 goes by, as its modules/config.py and facts of real runs have it. */
const BOTH: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'settings count for more than what is left of the cache section': [
    `${L}cache:\n  cache: true\nsettings:\n  cache: false\n`,
    `${L}settings:\n  cache: false\n`,
  ],
  'settings count for more than those of plex': [
    `${L}plex:\n  url: http://x\n  sync_mode: sync\nsettings:\n  sync_mode: append\n`,
    `${L}plex:\n  url: http://x\nsettings:\n  sync_mode: append\n`,
  ],
  'save_missing of plex counts for more than save_report': [
    `${L}plex:\n  url: http://x\n  save_missing: true\nsettings:\n  save_report: false\n`,
    `${L}plex:\n  url: http://x\nsettings:\n  save_report: true\n`,
  ],
  'save_missing of the settings counts for more than both': [
    `${L}plex:\n  url: http://x\n  save_missing: true\nsettings:\n  save_report: true\n  save_missing: false\n`,
    `${L}plex:\n  url: http://x\nsettings:\n  save_report: false\n`,
  ],
  'and so in a library': [
    'libraries:\n  A:\n    plex:\n      save_missing: true\n    settings:\n      save_report: true\n      save_missing: false\n  B:\n    plex:\n      save_missing: true\n    settings:\n      save_report: false\n',
    'libraries:\n  A:\n    settings:\n      save_report: false\n  B:\n    settings:\n      save_report: true\n',
  ],
  'an old name of a setting is written over the new one': [
    settings('minimum_items: 3, collection_minimum: 2'),
    settings('minimum_items: 2'),
  ],
  'of a radarr key as well': [
    `${L}radarr:\n  add_missing: false\n  add: true # yes\n`,
    `${L}radarr:\n  add_missing: true # yes\n`,
  ],
  'an operation in any item of a list counts for more than one that is ignored below the library': [
    library(
      'mass_genre_update: tmdb # old\noperations:\n  - split_duplicates: true\n  - mass_genre_update: imdb\n',
    ),
    library('operations:\n  - split_duplicates: true\n  - mass_genre_update: imdb\n'),
  ],
  'and so in an item in braces, or one with a schedule': [
    'libraries:\n  A:\n    split_duplicates: true\n    operations: [{split_duplicates: false}]\n  B:\n    mass_genre_update: tmdb\n    operations:\n      - schedule: daily\n        mass_genre_update: imdb\n',
    'libraries:\n  A:\n    operations: [{split_duplicates: false}]\n  B:\n    operations:\n      - schedule: daily\n        mass_genre_update: imdb\n',
  ],
  'what plex has counts for more than what was ignored directly below the library': [
    'libraries:\n  A:\n    sync_mode: append\n    plex:\n      sync_mode: sync\n',
    'libraries:\n  A:\n    settings:\n      sync_mode: sync\n',
  ],
  'one switch that is true is enough, be it the old one': [
    library('remove_overlay: true\nremove_overlays: false\n'),
    library('remove_overlays: true\n'),
  ],
  'or the new one': [
    library('revert_overlays: false\nremove_overlays: true\n'),
    library('remove_overlays: true\n'),
  ],
  'or one of three': [
    library('revert_overlays: false\nremove_overlay: true\nremove_overlays: false\n'),
    library('remove_overlays: true\n'),
  ],
  'of two schedules that with the new name counts': [
    library('schedule_overlay: daily\nschedule_overlays: weekly(sunday)\n'),
    library('schedule_overlays: weekly(sunday)\n'),
  ],
  'an old operation is written over the new one': [
    library('operations:\n  radarr_add_all_existing: false\n  radarr_add_all: true\n'),
    library('operations:\n  radarr_add_all_existing: true\n'),
  ],
  'but not in a list of operations': [
    library('operations:\n  - radarr_add_all_existing: false\n    radarr_add_all: true\n'),
    library('operations:\n  - radarr_add_all_existing: false\n'),
  ],
  'what is below operations counts for more than what is not': [
    library('radarr_add_all: true\noperations:\n  radarr_add_all: false\n'),
    library('operations:\n  radarr_add_all_existing: false\n'),
  ],
  'an interval of Plex-Auto-Collections counts for nothing beside an expiration': [
    `${L}cache:\n  cache_interval: 60\n  cache_expiration: 30\n`,
    `${L}settings:\n  cache_expiration: 30\n`,
  ],
}

describe('where the old key and the new one are there', () => {
  test.each(Object.entries(BOTH))('%s', async (_, [before, after]) => {
    const { text, defects } = await migrated(before)
    expect(text).toBe(after)
    expect(defects).toEqual([])
    expect((await migrated(text)).changed).toBe(false)
  })

  test('below `mass_metadata_update` nobody knows which counts', async () => {
    const before = library(
      'operations:\n  mass_genre_update: tmdb\n  mass_metadata_update:\n    genre:\n      source: imdb\n',
    )
    const { changed, diagnostics } = await migrated(before, {
      only: ['op245-mass_genre_update'],
      target: '>=2.4.5 <2.4.7',
    })
    expect(changed).toBe(false)
    expect(diagnostics.map(({ rule, fix }) => [rule, fix])).toEqual([
      ['migration/op245-mass_genre_update', null],
      ['operations/set-twice', null],
    ])
  })
})
