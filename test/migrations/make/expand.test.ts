import { describe, expect, test } from 'vitest'
import { expand, mentions, transfer } from '../../../src/migrations/make/expand.js'
import { read } from '../../support/read-config.js'

const places = (text: string, pattern: string) =>
  expand(read(text), pattern).map(({ path }) => path.join('.'))

describe('a pattern leads to', () => {
  test('a key of a section', () => {
    expect(places('cache:\n  cache: true\n', 'cache.cache')).toEqual(['cache.cache'])
    expect(places('cache: true\n', 'cache.cache')).toEqual([])
  })

  test('a key of the root', () => {
    expect(places('playlist_files: []\n', 'playlist_files')).toEqual(['playlist_files'])
  })

  test('a key of every library that has it', () => {
    const text = 'libraries:\n  A:\n    plex:\n      sync_mode: a\n  B:\n  C: {plex: {sync_mode: b}}\n'
    expect(places(text, 'libraries.*.plex.sync_mode')).toEqual([
      'libraries.A.plex.sync_mode',
      'libraries.C.plex.sync_mode',
    ])
    expect(places(text, 'libraries.*')).toEqual(['libraries.A', 'libraries.B', 'libraries.C'])
  })

  test('a library called like a key, and one with a dot in its name', () => {
    const text = 'libraries:\n  plex:\n    plex: {sync_mode: a}\n  T.V.:\n    plex: {sync_mode: b}\n'
    const found = expand(read(text), 'libraries.*.plex.sync_mode')
    expect(found.map(({ path }) => path[1])).toEqual(['plex', 'T.V.'])
  })

  test('a key of each item where a list stands in the way', () => {
    const text = 'libraries:\n  A:\n    operations:\n      - x: 1\n      - text\n      - x: 2\n'
    expect(places(text, 'libraries.*.operations.x')).toEqual([
      'libraries.A.operations.0.x',
      'libraries.A.operations.2.x',
    ])
  })

  test('what an alias or a merge key repeats, too', () => {
    const text =
      'x: &x {cache: true}\nlibraries:\n  A:\n    settings: *x\n  B:\n    settings:\n      <<: *x\n'
    expect(places(text, 'libraries.*.settings.cache')).toEqual([
      'libraries.A.settings.cache',
      'libraries.B.settings.cache',
    ])
  })

  test('only so many keys where aliases make millions of a few lines', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `  k${index}: 1\n`).join('')
    const libraries = Array.from({ length: 1000 }, (_, index) => `  L${index}: *big\n`).join('')
    const document = read(`big: &big\n${keys}libraries:\n${libraries}`)
    expect(expand(document, 'libraries.*.k1').length).toBe(300)
  })
})

describe('the new place of a key', () => {
  test.each([
    ['libraries.*.plex.sync_mode', 'libraries.*.settings.sync_mode', 'libraries.A.settings.sync_mode'],
    ['libraries.*.sync_mode', 'libraries.*.settings.sync_mode', 'libraries.B.settings.sync_mode'],
    ['libraries.*.operations.old', 'libraries.*.operations.new.deep', 'libraries.A.operations.0.new.deep'],
    ['cache.cache', 'settings.cache', 'settings.cache'],
  ])('of %s is in the same library and item', (from, to, expected) => {
    const text =
      'cache: {cache: 1}\nlibraries:\n  A:\n    plex: {sync_mode: 1}\n    operations: [{old: 1}]\n  B:\n    sync_mode: 1\n'
    const [found] = expand(read(text), from)
    expect(transfer(found!, from, to).join('.')).toBe(expected)
  })
})

test('a word is found wherever it stands', () => {
  const document = read('libraries:\n  A:\n    pmm: x\n')
  expect([mentions(document, 'pmm'), mentions(document, 'git')]).toEqual([true, false])
})
