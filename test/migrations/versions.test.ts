import { describe, expect, test } from 'vitest'
import { migrated } from './migrated.js'

const L = 'libraries:\n  A: {}\n'

/** What an old version is given must not have names that only later ones read. */
const OLDER: Readonly<Record<string, readonly [target: string, before: string, after: string]>> = {
  'save_report, which is from 1.17.0': [
    '1.16.0',
    'libraries:\n  A:\n    sync_mode: sync\n    save_missing: true\n',
    'libraries:\n  A:\n    settings:\n      sync_mode: sync\n    save_missing: true\n',
  ],
  'an operation assets_for_all, which is from 1.18.0': [
    '1.17.3',
    'libraries:\n  A:\n    assets_for_all: true\n',
    'libraries:\n  A:\n    assets_for_all: true\n',
  ],
  'add_missing, which is from 1.15.0': [
    '1.14.1',
    `${L}radarr:\n  url: http://x\n  add_movie: true\n  search_movie: true\n`,
    `${L}radarr:\n  url: http://x\n  add_movie: true\n  search: true\n`,
  ],
  'settings, which are from 1.2.0': [
    '1.1.0',
    `${L}plex:\n  url: http://x\nimage_server:\n  poster_directory: config/posters\n`,
    `${L}plex:\n  url: http://x\nimage_server:\n  poster_directory: config/posters\n`,
  ],
  'collection_files, which are from 1.20.0': [
    '1.16.0',
    'libraries:\n  A:\n    operations:\n      split_duplicates: true\ncollections:\n  Best:\n    imdb_chart: top_movies\n',
    'libraries:\n  A:\n    operations:\n      split_duplicates: true\n    metadata_path:\n      - file: config/collections.yml\n',
  ],
  'default, which is from 2.0.0': [
    '1.21.0',
    'libraries:\n  A:\n    collection_files:\n      - pmm: basic\n      - git: PMM/genre\n',
    'libraries:\n  A:\n    collection_files:\n      - pmm: basic\n      - git: PMM/genre\n',
  ],
}

describe('a config for an older version gets no', () => {
  test.each(Object.entries(OLDER))('%s', async (_, [target, before, after]) => {
    expect((await migrated(before, { target, unsafe: true })).text).toBe(after)
  })

  test('and today’s has them', async () => {
    for (const [target, before, after] of Object.values(OLDER)) {
      const today = await migrated(before, { target: '2.4.4', unsafe: true })
      expect(today.text, target).not.toBe(after)
    }
  })
})
