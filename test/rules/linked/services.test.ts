import { describe, expect, test } from 'vitest'
import { isSetUp } from '../../../src/rules/set-up.js'
import { createSource } from '../../../src/text/source.js'
import { readDocument } from '../../../src/yaml/read.js'
import { linkedFindings, linkedSpoken } from '../../support/linked.js'

const file = (line: string) => `collections:\n  Alien:\n    ${line}\n`

describe('a builder', () => {
  test.each([
    ['trakt', 'trakt_list: https://trakt.tv/users/a/lists/b'],
    ['trakt', 'sync_to_trakt_list: list'],
    ['radarr', 'radarr_add_missing: true'],
    ['radarr', 'item_radarr_tag: a'],
    ['sonarr', 'sonarr_taglist: a'],
    ['tautulli', 'tautulli_watched: {list_days: 30, list_size: 10}'],
    ['mal', 'mal_popular: 10'],
    ['anidb', 'anidb_id: 1'],
    ['mdblist', 'mdblist_list: https://mdblist.com/lists/a/b'],
  ])('of %s needs it: %s', async (section, line) => {
    expect(await linkedSpoken(file(line), { target: '2.4.4' })).toEqual(['3: error linked/missing-service'])
    expect(await linkedSpoken(file(line), { target: '2.4.4', sections: [section] })).toEqual([])
  })

  test.each([
    ['tracearr', 'tracearr_popular: 10'],
    ['yamtrack', 'yamtrack_list: 1'],
    ['floppy', 'floppy_list: 1'],
    ['serializd', 'serializd_popular: 10'],
    ['flicklist', 'flicklist_watchlist: true'],
    ['wetrakr', 'wetrakr_favorites: true'],
  ])('of %s, a service of late, needs it too: %s', async (section, line) => {
    expect(await linkedSpoken(file(line), { target: '2.5.2' })).toEqual(['3: error linked/missing-service'])
    expect(await linkedSpoken(file(line), { target: '2.5.2', sections: [section] })).toEqual([])
  })

  test.each([
    'imdb_chart: top_movies',
    'letterboxd_list: https://letterboxd.com/a/list/b',
    'tmdb_popular: 10',
    'simkl_trending: today',
  ])('of others needs nothing: %s', async (line) => expect(await linkedSpoken(file(line))).toEqual([]))

  test('of Trakt needs no sign-in from 2.4.7 on, and AniDB none before 2.3.0', async () => {
    expect(await linkedSpoken(file('trakt_list: x'), { target: '2.4.8' })).toEqual([])
    expect(await linkedSpoken(file('anidb_id: 1'), { target: '2.2.2' })).toEqual([])
  })

  test('is told once for a service, with the other places', async () => {
    const text = 'collections:\n  A:\n    radarr_all: true\n    radarr_tag: a\n  B:\n    radarr_all: true\n'
    const [found, ...others] = await linkedFindings(text)
    expect(others).toEqual([])
    expect(found?.message).toContain('and so do 2 other places of this file')
    expect(found?.message).toContain('config.yml')
    expect(found?.related.map(({ range }) => range.start.line)).toEqual([4, 6])
  })

  test('whose value is a variable, or blank, may come to nothing', async () => {
    expect(
      await linkedSpoken(
        'templates:\n  a:\n    trakt_list: <<list>>\ncollections:\n  A:\n    template: {name: a}\n',
        { target: '2.4.4' },
      ),
    ).toEqual([])
    expect(await linkedSpoken(file('radarr_tag:'))).toEqual([])
  })

  test.each([
    ['trakt', 'text(<<trakt_rating>>)'],
    ['mdblist', 'text(<<mdb_tomatoes_rating%>>)'],
    ['omdb', 'text(<<omdb_rating#>> by OMDb)'],
    ['mal', 'text(<<mal_rating>>)'],
  ])('of %s may be the text of an overlay: %s', async (section, text) => {
    const file = (overlay: string) => `overlays:\n  A:\n    plex_all: true\n    overlay: ${overlay}\n`
    const seen = { linked: 'overlay', target: '2.4.4' } as const
    for (const overlay of [text, `{name: ${text}}`]) {
      expect(await linkedSpoken(file(overlay), seen)).toEqual(['4: error linked/missing-service'])
      expect(await linkedSpoken(file(overlay), { ...seen, sections: [section] })).toEqual([])
    }
    expect(await linkedSpoken(file(text.replace(/<<\w+/, '<<imdb_rating')), seen)).toEqual([])
  })

  test('of dynamic collections is its type', async () => {
    const text = 'dynamic_collections:\n  Lists:\n    type: trakt_user_lists\n    data: me\n'
    expect(await linkedSpoken(text, { target: '2.4.4' })).toEqual(['3: error linked/missing-service'])
    expect(await linkedSpoken(text, { target: '2.5.2' })).toEqual(['3: error linked/removed-attribute'])
  })
})

describe('a service is set up', () => {
  const has = (text: string, section: string) =>
    isSetUp(readDocument(createSource('config.yml', text)), section)
  test.each([
    ['radarr', 'radarr:\n  url: http://radarr:7878\n', true],
    ['radarr', 'radarr:\n  url:\n  token:\n', false],
    ['radarr', 'libraries:\n  F:\n    radarr:\n      url: http://radarr:7878\n', true],
    ['radarr', 'libraries:\n  F: {}\n', false],
    ['trakt', 'trakt:\n  client_id: <<trakt-id>>\n', true],
    ['trakt', 'trakt:\n  client_id: # abc\n', false],
    ['mdblist', 'mdblist: {{ mdblist }}\n', true],
    ['anidb', 'anidb:\n  language: en\n', true],
    ['anidb', 'anidb:\n', false],
    ['mal', 'mal:\n  client_id: a\n b: c\n', true],
  ])('%s: %j is %s', (section, text, expected) => expect(has(text, section)).toBe(expected))
})
