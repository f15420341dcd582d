import { describe, expect, test } from 'vitest'
import { migrated } from './migrated.js'

const mapper = (...lines: string[]) =>
  `libraries:\n  A:\n    operations:\n      genre_mapper:\n${lines.map((line) => `        ${line}\n`).join('')}`

const TURNED: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'and its comments stay with their genres': [
    mapper('# acts', 'Action: [Act, "Ad: v"] # both', 'X: Action', 'Drama: # d', '  - Dramatic', '# end'),
    mapper('# acts', 'Act: Action # both', "'Ad: v': Action", 'X: Action', 'Dramatic: Drama # d', '# end'),
  ],
  'where one is an old genre and a new one': [mapper('A: [b]', 'b: [c]'), mapper('b: A', 'c: b')],
  'and a list of nothing goes': [mapper('A: []', 'B: [c]'), mapper('c: B')],
}

describe('a genre mapper is turned round', () => {
  test.each(Object.entries(TURNED))('%s', async (_, [before, after]) => {
    const { text, defects } = await migrated(before, { unsafe: true })
    expect(text).toBe(after)
    expect(defects).toEqual([])
    expect((await migrated(text, { unsafe: true })).changed).toBe(false)
  })

  test('but not where a genre would be there twice', async () => {
    const before = mapper('A: [x]', 'B: [x]')
    expect((await migrated(before, { unsafe: true })).text).toBe(before)
  })
})

test('several libraries of Plex-Auto-Collections take the type of the first along', async () => {
  const before = 'libraries:\nplex:\n  url: x\n  movie_library: M\n  library_type: movie\n  show_library: S\n'
  const { text } = await migrated(before, { unsafe: true })
  expect(text).toBe('libraries:\n  M: {}\n  S: {}\nplex:\n  url: x\n')
  expect((await migrated(before)).text).toBe(before)
})

test('the schema of editors is named anew behind a byte order mark, too', async () => {
  const modeline = (where: string) =>
    `\ufeff# yaml-language-server: $schema=https://raw.githubusercontent.com/${where}/json-schema/config-schema.json\nlibraries:\n`
  const { text } = await migrated(modeline('meisnate12/Plex-Meta-Manager/master'))
  expect(text).toBe(modeline('Kometa-Team/Kometa/master'))
})

test('a key that is there twice is left, and it is said why', async () => {
  const before = 'libraries:\n  A:\n    settings:\n      save_missing: true\n      save_missing: false\n'
  const { text, diagnostics } = await migrated(before)
  expect(text).toBe(before)
  expect(diagnostics.find(({ rule }) => rule === 'migration/lib-save_missing')?.hint).toContain(
    'the key is there twice',
  )
})
