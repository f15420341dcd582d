import { describe, expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const said = async (block: string, rest = '', target = '2.4.4') => {
  const indented = block.replace(/^/gm, '      ')
  const found = await findings(`libraries:\n  Films:\n    operations:\n${indented}\n${rest}`, { target })
  return found.map(
    ({ severity, rule, message }) => `${severity} ${rule.replace('operations/', '')}: ${message}`,
  )
}

/** Nothing, or one finding. */
const one = async (block: string, rest?: string, target?: string) => {
  const found = await said(block, rest, target)
  expect(found.length, found.join('\n')).toBeLessThan(2)
  return found[0] ?? ''
}

describe('a source of ratings', () => {
  test.each(['imdb', 'IMDB', '[imdb, tmdb]', '7.5', "'7.5'", '[imdb, 5]', 'lock', 'plex_tomatoes'])(
    'is right: %s',
    async (value) => expect(await said(`mass_critic_rating_update: ${value}`)).toEqual([]),
  )

  test.each([
    ['imbd', /^error wrong-value: .*leaves the whole operation out/],
    ['[imdb, tmbd]', /^error wrong-value/],
    ['imdb, tmdb', /^error wrong-value/],
    ['[[imdb]]', /^error wrong-type/],
    ['[]', /^error wrong-value/],
    ['0', /^error wrong-value/],
    ['11', /^error wrong-value: .*sets no rating, and does not say so/],
    ['true', /^error wrong-type/],
    ['2024-01-01', /^error wrong-type: .*but here is a date/],
    ['{source: imdb}', /^error wrong-type: .*but here is a mapping/],
    ['', /^warning wrong-type: .*is blank/],
    ['serializd', /^error wrong-value: Only Kometa >=2.4.7 takes/],
  ])('is wrong: %s', async (value, words) => {
    expect(await one(`mass_critic_rating_update: ${value}`)).toMatch(words)
  })

  test('of episodes there are fewer', async () => {
    expect(await one('mass_episode_user_rating_update: plex_imdb')).toBe('')
    expect(await one('mass_episode_user_rating_update: plex_tomatoes')).toMatch(/^error wrong-value/)
    expect(await one('mass_episode_user_rating_update: serializd_user', '', '2.5.2')).toBe('')
  })

  test('that came with a later version is no mistake as long as nobody names an older one', async () => {
    const block = 'mass_critic_rating_update: plex_tomatoes'
    expect(await one(block, '', '>=1.17.1 <=2.5.2')).toBe('')
    expect(await one(block, '', '2.1.0')).toMatch(/^error wrong-value: Only Kometa >=2.2.0 takes/)
  })
})

describe('a text that PMM gives to every item', () => {
  test.each([
    'mass_content_rating_update: PG-13',
    'mass_content_rating_update: [12, R]',
    'mass_studio_update: Malpaso',
    'mass_original_title_update: Mall Rats',
    'mass_genre_update: [tmdb, [Noir, Western]]',
  ])('is right: %s', async (block) => expect(await said(block)).toEqual([]))

  test.each([
    [
      'mass_content_rating_update: tmdb',
      /^warning wrong-value: .*takes the text itself for a content rating/,
    ],
    ['mass_genre_update: tmdb, imdb', /^warning wrong-value: .*takes the text itself for a genre/],
    ['mass_genre_update: 0', /^error wrong-value/],
    ['mass_genre_update: false', /^error wrong-type: .*leaves the whole operation out/],
    ['mass_genre_update: true', /^warning wrong-type: .*the text True for a genre/],
  ])('is none, or not what is meant: %s', async (block, words) => {
    expect(await one(block)).toMatch(words)
  })
})

test.each([
  ['2024-12-25', ''],
  ["'12/25/2024'", ''],
  ['[tmdb_premiere, 2024-12-25]', ''],
  ['25.12.2024', 'error'],
  ["'25/12/2024'", 'error'],
  ['2024', 'error'],
  ['{source: tmdb}', 'error'],
])('a date or its source: %s', async (value, severity) => {
  expect((await one(`mass_added_at_update: ${value}`)).split(' ')[0]).toBe(severity)
})

describe('what ends the run, and what only has no effect', () => {
  test.each([
    ['mass_collection_mode: hidden', '2.4.4', /^error wrong-value: .*refuses the whole config/],
    ['mass_collection_mode: [hide]', '2.4.4', /^error wrong-type: .*refuses the whole config/],
    ['mass_imdb_parental_labels: [mild]', '2.4.4', /^error wrong-type: .*crashes/],
    ['mass_imdb_parental_labels: Mild', '2.4.4', /^error wrong-value: .*sets no labels/],
    [
      'mass_poster_update: [tmdb, plex]',
      '2.4.4',
      /^error wrong-value: Only Kometa >=2.4.5 takes a list .*crashes/,
    ],
    ['mass_poster_update: [tmdb, plex]', '2.5.2', /^$/],
    ['mass_poster_update: TMDB', '2.4.4', /^error wrong-value: .*sets no image/],
    ['mass_poster_update:', '2.4.4', /^error wrong-type: .*is blank. PMM refuses the whole config/],
    ['mass_poster_update: false', '2.4.4', /^error wrong-type: .*refuses the whole config/],
    ['mass_poster_update: {source: tmdb, language: eng}', '2.4.4', /^error wrong-value: .*refuses the whole/],
    ['mass_poster_update: {source: tmdb, language: DE}', '2.4.4', /^$/],
    ['mass_image_update: {square_art: tmdb}', '2.5.2', /^error wrong-value: .*sets no image/],
    ['mass_image_update: {square_art: [plex, tmdb]}', '2.5.2', /^error wrong-value: .*crashes/],
    ['genre_mapper: [Sci-Fi]', '2.4.4', /^error wrong-type: .*refuses the whole config/],
    ['metadata_backup: {exclude: "title, year"}', '2.4.4', /^info missing-key: .*beside the config/],
    ['mass_metadata_update:\nmass_genre_update: tmdb', '2.5.2', /^error wrong-type: .*with those beside it/],
    ['mass_metadata_update: {labels: [mild]}', '2.5.2', /^error wrong-type: .*crashes/],
    ['mass_metadata_update: {collections: {mode: hidden}}', '2.5.2', /^error wrong-value: .*refuses/],
    ['mass_metadata_update: {ratings: tmdb}', '2.5.2', /^error wrong-type: .*sets no rating/],
    ['mass_metadata_update: {genre: {source: tmdb, mappings: {}}}', '2.5.2', /^error wrong-value: .*refuses/],
    ['mass_metadata_update: {schedule: daily}', '2.5.2', /^error unknown-key/],
    ['mass_metadata_update: {ratings: {schedule: daily}}', '2.5.2', /^warning wrong-value: .*sets no rating/],
    ['mass_metadata_update: {genres: tmdb}', '2.5.2', /^error unknown-key: .*Did you mean `genre`/],
    ['schedule: daily', '2.4.4', /^warning wrong-value: .*does nothing/],
    ['mass_genre_updates: tmdb', '2.4.4', /^warning unknown-key: .*Did you mean `mass_genre_update`/],
    ['lidarr_add_all_existing: yes', '2.5.2', /^error wrong-type: .*takes its default, `false`/],
  ] as const)('%s, for %s', async (block, target, words) => {
    expect(await one(block, '', target)).toMatch(words)
  })

  test.each([
    ['{managed: no, less: 2}', /^error wrong-type: .*drops the condition/],
    ['{managed: false, less: 0}', /^error wrong-value: .*drops the condition/],
    ['{ignore_empty_smart_collections: false}', /^warning wrong-value: .*deletes nothing/],
    ['{managed: false, less: 2}', /^$/],
  ])('a condition for deleting collections: %s', async (value, words) => {
    expect(await one(`delete_collections: ${value}`)).toMatch(words)
  })
})

test.each([
  ['operations: abc', /refuses the whole config/],
  ['operations: true', /crashes/],
  ['operations: [abc]', /refuses the whole config/],
])('no block of operations at all: %s', async (line, words) => {
  const found = await findings(`libraries:\n  Films:\n    ${line}\n`, { target: '2.4.4' })
  expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(words)])
})

const FILMS = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'

test.each(['operations:', 'operations: {}', 'operations: []'])('nothing at all: %s', async (line) => {
  expect(await findings(`${FILMS}    ${line}\n`, { target: '2.4.4' })).toEqual([])
})

describe('what the documentation has otherwise', () => {
  const RADARR = 'radarr: {url: http://radarr, token: <<t>>, root_folder_path: /films, quality_profile: HD}\n'

  test('tags to remove by are letters, where they are no list', async () => {
    expect(await one('radarr_remove_by_tag: old, watched', RADARR)).toMatch(
      /^error wrong-type: .*letter by letter/,
    )
    expect(await one('radarr_remove_by_tag: [old, watched]', RADARR)).toBe('')
    expect(await one('radarr_remove_by_tag: [old, 5]', RADARR)).toMatch(/^error wrong-type: .*crashes/)
    expect(await one('radarr_remove_by_tag:', RADARR)).toMatch(/^info/)
  })

  test('labels with a comma between them are one label', async () => {
    expect(await one('ignore_labels: Mine, Yours')).toMatch(/^warning wrong-value: .*one label with a comma/)
    expect(await one('ignore_labels: [Mine, Yours]')).toBe('')
    expect(await one('ignore_labels: Mine')).toBe('')
  })
})

describe('a service that an operation needs', () => {
  test.each([
    [
      'mass_genre_update: [tmdb, omdb]',
      '',
      /^error needed: `mass_genre_update` needs OMDb, but `omdb` is missing: PMM leaves the whole operation out, with its other sources\.$/,
    ],
    [
      'mass_content_rating_update: MDB',
      'mdblist:\n  apikey:\n',
      /^error needed: .*but `mdblist.apikey` is blank/,
    ],
    [
      'mass_content_rating_update: mdb',
      'mdblist:\n  apikey: (redacted)\n',
      /^warning needed: .*only stands for a value/,
    ],
    ['mass_content_rating_update: mdb', 'mdblist:\n  apikey: <<key>>\n', /^$/],
    ['mass_studio_update: anidb', '', /^error needed: .*Kometa 2.3.0 and newer crash/],
    ['mass_studio_update: anidb', 'anidb:\n', /^$/],
    ['schedule: never\nmass_studio_update: anidb', '', /^$/],
    ['mass_user_rating_update: omdb_tomatoes', '', /^info needed: .*fails when it runs/],
    ['genre_mapper: {omdb: mdb}', '', /^$/],
    ['radarr_add_all_existing: true', '', /^warning needed: .*`radarr` is missing: PMM adds nothing/],
    ['radarr_add_all_existing: false', '', /^$/],
    [
      'sonarr_remove_by_tag: [old]',
      'sonarr:\n  url: http://sonarr\n',
      /^error needed: .*`sonarr.token` is missing/,
    ],
  ])('%s with %j', async (block, rest, words) => {
    const found = (await said(block, rest)).filter((text) => text.includes(' needed:'))
    expect(found.join()).toMatch(words)
  })

  test('is said once, with the lines of the others', async () => {
    const block = 'mass_user_rating_update: mdb\nmass_critic_rating_update: [imdb, mdb_imdb]'
    expect(await one(block)).toMatch(/The same holds for line 5\.$/)
  })

  test('is found in the groups of 2.4.5', async () => {
    const block = 'mass_metadata_update:\n  ratings:\n    user: {source: [imdb, mdb]}'
    expect(await one(block, '', '2.5.2')).toMatch(/`mass_metadata_update.ratings.user` needs MDBList/)
  })

  test('may be set up in the library', async () => {
    const text = `libraries:\n  Films:\n    radarr: {root_folder_path: /films, quality_profile: HD}\n    operations: {radarr_add_all_existing: true}\nradarr: {url: http://radarr, token: <<t>>}\n`
    const found = await findings(text, { target: '2.4.4' })
    expect(found.filter(({ rule }) => rule === 'operations/needed')).toEqual([])
  })

  test('of Trakt names the operation and what becomes of it', async () => {
    expect((await said('mass_user_rating_update: trakt_user')).join()).toMatch(
      /`mass_user_rating_update` needs Trakt, but `trakt` is missing: PMM leaves the whole operation out/,
    )
  })
})

describe('an operation that is set twice', () => {
  test.each([
    ['- mass_genre_update: tmdb\n- mass_genre_update: imdb', true],
    ['- mass_genre_update: tmdb\n  schedule: daily\n- mass_genre_update: imdb', false],
    ['- mass_genre_update: tmdb\n- mass_studio_update: tmdb', false],
    ['mass_imdb_parental_labels: mild\nmass_metadata_update:\n  labels: mild', true],
    ['mass_metadata_update:\n  square_art: plex\n  squart_art: plex', true],
    ['mass_metadata_update:\n  schedule: daily\n  genre: tmdb\nmass_genre_update: imdb', false],
    ['mass_metadata_update:\n  genre: {mappings: {a: b}, schedule: daily}\nmass_genre_update: imdb', false],
    [
      'mass_metadata_update:\n  ratings: {schedule: daily, user: imdb}\n  genre: {schedule: daily, source: imdb}',
      false,
    ],
  ])('%j', async (block, isTwice) => {
    expect((await said(block, '', '2.5.2')).some((text) => text.includes('set-twice'))).toBe(isTwice)
  })
})

test('a genre that is replaced by itself is passed over', async () => {
  expect(await one('genre_mapper: {Sci-Fi: Sci-Fi, Noir: Crime, Adult: }')).toMatch(
    /^warning mapped-to-itself/,
  )
  expect(await one('mass_metadata_update: {genre: {mappings: {"1": 1}}}', '', '2.5.2')).toMatch(
    /^warning mapped/,
  )
})
