import { expect, it } from 'vitest'
import { splitSections } from '../../src/yaml/sections.js'

const cut = (text: string) =>
  splitSections(text).map(({ name, start, end }) => [name, text.slice(start, end)])

it('cuts a text at its root keys', () => {
  expect(cut('# c\nplex:\n  url: x\ntmdb: {}\n"a b":\n\'c\' : 1\n')).toEqual([
    [undefined, '# c\n'],
    ['plex', 'plex:\n  url: x\n'],
    ['tmdb', 'tmdb: {}\n'],
    ['a b', '"a b":\n'],
    ['c', "'c' : 1\n"],
  ])
})

it('takes no comment, list item or text with a colon inside for a root key', () => {
  expect(cut('plex:\n# tmdb:\n- x: y\nhttp://x\n url: z\n').map(([name]) => name)).toEqual(['plex'])
})

it('sees the first key behind a byte order mark', () => {
  expect(cut('\ufeffplex:\r\n  url: x\r\n').map(([name]) => name)).toEqual(['plex'])
})

it('has nothing to cut in a text without keys', () => {
  expect(cut('just text')).toEqual([[undefined, 'just text']])
  expect(cut('')).toEqual([])
})
