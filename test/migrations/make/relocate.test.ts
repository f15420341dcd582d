import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

const L = 'libraries:\n  A: {}\n'

/** Old forms as they stand in files, and what becomes of the whole text. */
const MOVES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a new section stands behind the one it comes from': [
    `${L}plex:\n  url: http://x\n  sync_mode: sync\ntmdb:\n  apikey: <<k>>\n`,
    `${L}plex:\n  url: http://x\nsettings:\n  sync_mode: sync\ntmdb:\n  apikey: <<k>>\n`,
  ],
  'a new section of a library stands where the key stood': [
    'libraries:\n  A:\n    sync_mode: sync\n    collection_files:\n      - default: basic\n',
    'libraries:\n  A:\n    settings:\n      sync_mode: sync\n    collection_files:\n      - default: basic\n',
  ],
  'comments above and beside come along, those below stay': [
    'libraries:\n  A:\n    # above\n    sync_mode: sync # beside\n    # below\n    plex:\n      url: http://x\n',
    'libraries:\n  A:\n    settings:\n      # above\n      sync_mode: sync # beside\n    # below\n    plex:\n      url: http://x\n',
  ],
  'lists and their comments keep their form': [
    `${L}plex:\n  url: http://x\n  asset_directory:\n  # first\n  - config/a   # one\n  - config/b\n`,
    `${L}plex:\n  url: http://x\nsettings:\n  asset_directory:\n  # first\n  - config/a   # one\n  - config/b\n`,
  ],
  'braces stay braces': [
    'libraries: {A: {plex: {url: http://x, sync_mode: sync}, settings: {cache: true}}}\n',
    'libraries: {A: {plex: {url: http://x}, settings: {cache: true, sync_mode: sync}}}\n',
  ],
  'quoted keys stay quoted': [
    'libraries:\n  "A":\n    "sync_mode": \'sync\'\n',
    'libraries:\n  "A":\n    settings:\n      "sync_mode": \'sync\'\n',
  ],
  'Windows line ends, and a file that ends without one': [
    'libraries:\r\n  A: {}\r\ncache:\r\n  cache: true\r\n  cache_expiration: 60',
    'libraries:\r\n  A: {}\r\nsettings:\r\n  cache: true\r\n  cache_expiration: 60',
  ],
  'a blank section is filled': [
    `${L}settings:\nplex:\n  url: http://x\n  sync_mode:\n`,
    `${L}settings:\n  sync_mode:\nplex:\n  url: http://x\n`,
  ],
  'a section that is empty then goes, and a library stays one': [
    'libraries:\n  A:\n    webhooks:\n      error: notifiarr\n  B:\n    operations:\n      - mass_episode_imdb_parental_labels: mild\n',
    'libraries:\n  A: {}\n  B: {}\n',
  ],
  'a section that switches something on stays, blank': [
    `${L}anidb:\n  username: somebody\n  password: <<anidb-password>>\n`,
    `${L}anidb:\n`,
  ],
  'with a root key `config` Kometa wants a `cache`': [
    `${L}cache:\n  cache: true\nconfig: x\n`,
    `${L}cache: {}\nsettings:\n  cache: true\nconfig: x\n`,
  ],
  'several libraries at once': [
    'libraries:\n  A:\n    save_missing: true\n  B:\n    save_missing: false\n    settings:\n      cache: true\n',
    'libraries:\n  A:\n    settings:\n      save_report: true\n  B:\n    settings:\n      cache: true\n      save_report: false\n',
  ],
  'of a list of operations it is the first that has no schedule': [
    'libraries:\n  A:\n    operations:\n      - schedule: daily\n        mass_genre_update: tmdb\n      - mass_critic_rating_update: tmdb\n    split_duplicates: true\n',
    'libraries:\n  A:\n    operations:\n      - schedule: daily\n        mass_genre_update: tmdb\n      - mass_critic_rating_update: tmdb\n        split_duplicates: true\n',
  ],
}

describe('when keys are moved', () => {
  test.each(Object.entries(MOVES))('%s', async (_, [before, after]) => {
    const { text, diagnostics, defects } = await migrated(before, { unsafe: true })
    expect(text).toBe(after)
    expect(diagnostics.filter(({ rule }) => rule.startsWith('migration/'))).toEqual([])
    expect(defects).toEqual([])
    expect((await migrated(text)).changed).toBe(false)
  })
})

describe('nothing is moved', () => {
  test.each([
    ['into a text', 'libraries:\n  A:\n    settings: x\n    sync_mode: sync\n', '`settings` holds no keys'],
    [
      'into the first of two libraries of one name out of the second',
      'libraries:\n  A:\n    collection_files:\n  A:\n    sync_mode: sync\n',
      '`A` is there twice',
    ],
    [
      'into a section that is there twice',
      `${L}plex:\n  url: http://x\n  sync_mode: sync\nsettings:\n  cache: true\nsettings:\n  cache: false\n`,
      '`settings` is there twice',
    ],
    [
      'into a list in which every item has its time',
      'libraries:\n  A:\n    operations:\n      - schedule: daily\n    split_duplicates: true\n',
      '`operations` is a list, and none of its items is for it',
    ],
    [
      'into a list that is no mapping of anything',
      'libraries:\n  A:\n    settings: [1]\n    sync_mode: sync\n',
      '`settings` is a list, and none of its items is for it',
    ],
  ])('%s', async (_, before, reason) => {
    const { changed, diagnostics } = await migrated(before, { unsafe: true })
    expect(changed).toBe(false)
    expect(
      diagnostics
        .filter(({ rule }) => rule.startsWith('migration/'))
        .map(({ hint, fix }) => [fix, hint?.endsWith(`The program cannot do it: ${reason}.`)]),
    ).toEqual([[null, true]])
  })
})
