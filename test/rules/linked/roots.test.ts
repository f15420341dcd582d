import { describe, expect, test } from 'vitest'
import { linkedFindings, linkedSpoken } from '../../support/linked.js'

const COLLECTIONS = 'collections:\n  Alien:\n    tmdb_collection: 8091\n'

describe('the root of a file', () => {
  test.each(['', '# later\n', '- a\n', 'text\n', '{}\n'])(
    'without keys is empty to PMM: %j',
    async (text) => {
      expect((await linkedSpoken(text)).map((one) => one.slice(3))).toEqual(['error linked/empty-file'])
    },
  )

  test('needs what the list that names it is about', async () => {
    expect(await linkedSpoken(COLLECTIONS)).toEqual([])
    expect(await linkedSpoken(COLLECTIONS, { linked: 'definitions' })).toEqual([])
    for (const linked of ['metadata', 'overlay', 'playlist'] as const)
      expect(await linkedSpoken(COLLECTIONS, { linked })).toEqual(['1: error linked/missing-root-key'])
    const [found] = await linkedFindings(COLLECTIONS, { linked: 'overlay' })
    expect(found?.hint).toContain('`collection_files`')
    const [other, ...others] = await linkedFindings('notes:\n  a: b\n')
    expect(others).toEqual([])
    expect(other?.message).toContain('There is no `collections` or `dynamic_collections` in this file')
  })

  test('may be read for two lists', async () => {
    const text = `${COLLECTIONS}metadata:\n  Alien:\n    sort_title: Alien 1\n`
    expect(await linkedSpoken(text, { linked: ['collection', 'metadata'] })).toEqual([])
    expect(await linkedSpoken(text)).toEqual(['4: warning linked/unknown-root-key'])
  })

  test('has misspelt keys, and keys that are nobody’s', async () => {
    expect(await linkedSpoken(`colections:\n  A:\n    plex_all: true\n`)).toEqual([
      '1: error linked/unknown-root-key',
    ])
    expect(await linkedSpoken(`${COLLECTIONS}notes:\n  a: b\n`)).toEqual([
      '4: warning linked/unknown-root-key',
    ])
    expect(
      await linkedSpoken(`x-mine: &mine {sync_mode: sync}\n.other: 1\nshared: &a\n  b: c\n${COLLECTIONS}`),
    ).toEqual([])
  })

  test('of pictures and of templates is not judged by its keys', async () => {
    expect(await linkedSpoken('sections:\n  a: {}\nwhatever: 1\n', { linked: 'image' })).toEqual([])
    expect(
      await linkedSpoken('templates:\n  a:\n    sync_mode: sync\nother: 1\n', { linked: 'template' }),
    ).toEqual([])
  })

  test.each([
    ['collections:\ntemplates:\n  a: {sync_mode: sync}\n', '1: warning linked/wrong-type'],
    ['collections: text\n', '1: error linked/wrong-type'],
    ['collections:\n  - Alien\n', '2: error linked/wrong-type'],
    ['collections:\n  Alien:\n  Aliens:\n    plex_all: true\n', '2: warning linked/wrong-type'],
    ['collections:\n  Alien: 8091\n', '2: error linked/wrong-type'],
  ])('holds names with attributes: %j', async (text, expected) => {
    expect(await linkedSpoken(text)).toEqual([expected])
  })
})

describe('the YAML of a file', () => {
  test.each([
    ['collections:\n\tA:\n', 'yaml/tab'],
    ['collections:\n  A:\n    plex_all: true\n    plex_all: true\n', 'yaml/duplicate-key'],
    ['collections:\n  A:\n    plex_all: true\n   b: c\n', 'yaml/syntax'],
    ['collections:\n  A: *none\n', 'yaml/alias'],
    ['collections:\n  A:\n    plex_all: true\n---\nb: c\n', 'yaml/multiple-documents'],
  ])('is read as that of a config, and nothing else is said: %j', async (text, rule) => {
    const found = await linkedFindings(text)
    expect(found.map((one) => one.rule)).toEqual([rule])
    expect(found[0]?.fix).toBeNull()
  })

  test('may have rules silenced by comments', async () => {
    const silenced =
      'collections:\n  A:\n    # pmm-config-ignore linked/unknown-attribute -- a fork knows it\n    our_own: true\n'
    expect(await linkedSpoken(silenced)).toEqual([])
  })
})

test('names of attributes are no secrets', async () => {
  const text =
    'collections:\n  A:\n    key: popular\n    token: mal_season\n    mal_season: {season: current}\n'
  const messages = (await linkedFindings(text)).map(({ message }) => message)
  expect(messages.some((one) => one.includes('`mal_season`'))).toBe(true)
})
