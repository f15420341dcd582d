import { describe, expect, test } from 'vitest'
import { DEFINITION_ATTRIBUTES } from '../../../src/kometa/definition-attributes.js'
import { linkedFindings, linkedSpoken } from '../../support/linked.js'

const file = (...lines: readonly string[]) =>
  `collections:\n  Alien:\n${lines.map((line) => `    ${line}\n`).join('')}`

describe('an attribute', () => {
  test.each([
    'tmdb_colection: 8091',
    'imdb_lst: https://www.imdb.com/list/ls000000001',
    'sync_mod: sync',
    'minimum_item: 3',
    'plex_serach: {all: {genre: Horror}}',
    'smart-filter: {all: {genre: Horror}}',
    'nothing_like_it: 1',
  ])('that no version knows is an error: %s', async (line) => {
    expect(await linkedSpoken(file('imdb_id: tt0078748', line))).toEqual([
      '4: error linked/unknown-attribute',
    ])
  })

  test.each([
    ['tmdb_colection: 1', 'Did you mean `tmdb_collection`? Write that in its place.'],
    ['letterboxd_lst_dtails: x', 'Did you mean `letterboxd_list_details`? Write that in its place.'],
    ['Smart-Filter: {all: {genre: Horror}}', 'Did you mean `smart_filter`? Write that in its place.'],
    ['list: 2', 'Delete it, or indent it if it belongs to the attribute above it.'],
    ['letterboxd_lists: x', 'Did you mean `letterboxd_list`? Write that in its place.'],
    ['visible_hom: true', 'Did you mean `visible_home`? Write that in its place.'],
  ])('gets the name that was meant: %s', async (line, hint) => {
    expect((await linkedFindings(file(line)))[0]?.hint).toBe(hint)
  })

  test.each([
    'IMDB_List: https://www.imdb.com/list/ls000000001',
    'label.sync: [a]',
    'item_label.remove: a',
    'radarr_add_missing: true',
    'genre.not: Horror',
    'episode_title.begins: A',
    'letterboxd_crew: {role: actor, person: somebody}',
    'plex_rating_key: 1',
    'radarr_quality_profile: HD',
    'language: de',
    'mal_<<chart>>: 10',
  ])('that some version knows is none: %s', async (line) => {
    expect(await linkedSpoken(file(line), { sections: ['radarr', 'mal'] })).toEqual([])
  })

  test('of any version is none, and nothing but the service it needs is missed', async () => {
    const text = file(
      ...DEFINITION_ATTRIBUTES.filter((name) => name !== 'template').map((name) => `${name}: 1`),
    )
    const found = await linkedSpoken(text)
    expect(found.filter((one) => !/missing-service|removed-attribute/.test(one))).toEqual([])
  })

  test('of a template is one only where another name was close', async () => {
    const text = (line: string) =>
      `templates:\n  a:\n    default: {x: 1}\n    ${line}\ncollections:\n  A:\n    template: {name: a}\n`
    expect(await linkedSpoken(text('sync_mdoe: sync'))).toEqual(['4: error linked/unknown-attribute'])
    expect(await linkedSpoken(text('runtime_of_ours: 1'))).toEqual([])
  })

  test('of a block of dynamic collections is passed over by PMM, with a warning', async () => {
    const text = 'dynamic_collections:\n  Genres:\n    type: genre\n    sort_by: x\n    exclude: [Horror]\n'
    expect(await linkedSpoken(text)).toEqual(['4: warning linked/unknown-attribute'])
  })

  test('that aliases repeat is judged where it stands, and once', async () => {
    const text = `collections:\n  A: &a\n    tmdb_colection: 1\n${'  B: *a\n'}  C:\n    <<: *a\n    imdb_id: tt1\n`
    expect(await linkedSpoken(text)).toEqual(['3: error linked/unknown-attribute'])
  })

  test('is judged in time, however often a few lines are repeated', async () => {
    const lines = (count: number, line: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => line(index)).join('')
    const text = `x-a: &a\n${lines(200, (index) => `  plex_all${index}: 1\n`)}collections:\n${lines(2000, (index) => `  c${index}: {<<: *a}\n`)}`
    expect(await linkedSpoken(text)).toHaveLength(200)
  })

  test('below a builder is not judged', async () => {
    expect(await linkedSpoken(file('plex_search: {al: {gnre: Horror}}'))).toEqual([])
  })

  test('of overlays and playlists is judged by the same names', async () => {
    const overlay = 'overlays:\n  4K:\n    overlay: {name: 4K}\n    plex_al: true\n'
    expect(await linkedSpoken(overlay, { linked: 'overlay' })).toEqual(['4: error linked/unknown-attribute'])
    const playlist = 'playlists:\n  Marvel:\n    libraries: Films\n    imdb_lis: x\n'
    expect(await linkedSpoken(playlist, { linked: 'playlist' })).toEqual([
      '4: error linked/unknown-attribute',
    ])
  })

  test('of an item of a metadata file has names of its own, which are not judged', async () => {
    const text =
      'templates:\n  a:\n    tagline: x\nmetadata:\n  Alien:\n    tagline: In space\n    whatever: 1\n'
    expect(await linkedSpoken(text, { linked: 'metadata' })).toEqual([])
  })

  test('that has another name today is an info', async () => {
    expect(
      await linkedSpoken(file('filter: {year.gte: 1990}', 'save_missing: true', 'plex_all: true')),
    ).toEqual(['3: info linked/old-attribute', '4: info linked/old-attribute'])
  })
})

describe('an attribute of some versions', () => {
  const flixpatrol = file('flixpatrol_top: {platform: netflix}')
  test('that is gone is an error from then on', async () => {
    expect(await linkedSpoken(flixpatrol, { target: '2.4.4' })).toEqual(['3: error linked/removed-attribute'])
    expect(await linkedSpoken(flixpatrol, { target: '1.19.1' })).toEqual([])
  })

  test('of Trakt is gone with 2.5.0, and said once', async () => {
    const text = file('trakt_list: https://trakt.tv/users/a/lists/b', 'sync_to_trakt_list: x')
    expect(await linkedSpoken(text, { target: '2.5.2', sections: ['trakt'] })).toEqual([
      '3: error linked/removed-attribute',
    ])
    expect(await linkedSpoken(text, { target: '2.4.4', sections: ['trakt'] })).toEqual([])
  })

  test('of a user’s lists has other values today', async () => {
    const text = (list: string) => file(`trakt_userlist: [{userlist: ${list}, user: me}]`)
    const seen = { target: '2.4.4', sections: ['trakt'] }
    expect(await linkedSpoken(text('collection'), seen)).toEqual([])
    expect(await linkedSpoken(text('collected'), seen)).toEqual(['3: info linked/old-attribute'])
    expect(await linkedSpoken(text('recommendations'), seen)).toEqual(['3: error linked/removed-attribute'])
  })

  test('that is newer than the target is an error, unless the target has newer ones as well', async () => {
    const text = file('flicklist_list: x')
    const seen = { sections: ['flicklist'] }
    expect(await linkedSpoken(text, { ...seen, target: '2.4.4' })).toEqual([
      '3: error linked/unknown-attribute',
    ])
    expect(await linkedSpoken(text, seen)).toEqual([])
  })
})

describe('a template', () => {
  const calls = (call: string) =>
    `templates:\n  mine:\n    sync_mode: sync\n${file(`template: ${call}`, 'imdb_id: tt1')}`
  test.each([
    ['{name: mine}', []],
    ['[{name: mine}, {name: mine, x: 1}]', []],
    ['{name: <<which>>}', []],
    ['{name: mien}', ['6: error linked/unknown-template']],
    ['[{name: mine}, {name: yours}]', ['6: error linked/unknown-template']],
    ['mine', ['6: error linked/wrong-type']],
    ['{x: 1}', ['6: error linked/wrong-type']],
  ])('is called by its name: %s', async (call, expected) => {
    expect(await linkedSpoken(calls(call))).toEqual(expected)
  })

  test('of another file is known where that is at hand, and not spoken of where it is not', async () => {
    const text = `external_templates:\n  - file: config/templates.yml\n${file('template: {name: theirs}')}`
    expect(await linkedSpoken(text, { templates: ['theirs'] })).toEqual([])
    expect(await linkedSpoken(text, { templates: ['other'] })).toEqual(['5: error linked/unknown-template'])
    expect(await linkedSpoken(text)).toEqual([])
  })

  test('of dynamic collections is looked for as well', async () => {
    const text = (name: string) =>
      `templates:\n  mine:\n    x: <<value>>\ndynamic_collections:\n  G:\n    type: genre\n    template: ${name}\n`
    expect(await linkedSpoken(text('[mine]'))).toEqual([])
    expect(await linkedSpoken(text('[mine, other]'))).toEqual(['7: error linked/unknown-template'])
  })
})
