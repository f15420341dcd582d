import { describe, expect, test } from 'vitest'
import { fixed, spoken } from '../support/judged.js'

const BASE = 'libraries:\n  Films: {}\n'

describe('a tag in front of a key', () => {
  test.each([
    'omdb:\n  !x apikey: <<omdb>>\n',
    'omdb:\n  !!str apikey: <<omdb>>\n',
    'omdb: {!x apikey: <<omdb>>}\n',
    '!x omdb:\n  apikey: <<omdb>>\n',
  ])('hides it from PMM: %s', async (section) => {
    expect(await spoken(`${BASE}${section}`)).toEqual(['error yaml/tagged-key'])
    const { text } = await fixed(`${BASE}${section}`, { unsafe: true })
    expect(text).toBe(`${BASE}${section.replace(/!!?\w+ /, '')}`)
  })

  test('is no name of a library', async () => {
    expect(await spoken('libraries:\n  !021 : {}\n')).toEqual(['error yaml/tagged-key'])
  })

  test.each([
    'libraries:\n  !x Films: {}\n',
    `${BASE}x-mine:\n  !x apikey: abc\n`,
    `${BASE}omdb: !x\n  apikey: <<omdb>>\n`,
  ])('is nothing where PMM makes a text of it, or asks for none: %s', async (text) => {
    expect(await spoken(text)).toEqual([])
  })
})

test.each(['!!Top', '!!Top secret', '!!021'])(
  'two exclamation marks make a tag of any word: %s',
  async (value) => {
    expect(await spoken(`${BASE}omdb:\n  apikey: ${value}\n`)).toEqual(['error yaml/text-as-tag'])
  },
)

test.each([
  `0x${'f'.repeat(5000)}`,
  `0o${'7'.repeat(5000)}`,
  `0b${'1'.repeat(20_000)}`,
  `0${'7'.repeat(5000)}`,
])('a number is too long however it is written', async (value) => {
  expect(await spoken(`${BASE}omdb:\n  apikey: ${value}\n`)).toEqual(['error yaml/impossible-value'])
})

describe('an entry for a file that names none', () => {
  const entry = (list: string, line: string) => `libraries:\n  Films:\n    ${list}:\n      - ${line}\n`
  test.each([
    entry('collection_files', 'default:'),
    entry('collection_files', 'default: ""'),
    entry('overlay_files', 'default: ~'),
    entry('metadata_files', 'file:'),
    entry('image_files', 'folder:'),
    entry('collection_files', 'url:'),
    entry('collection_files', 'git:'),
    entry('collection_files', 'repo:'),
    'libraries:\n  Films:\n    collection_files:\n      default:\n',
    `${BASE}playlist_files:\n  - default:\n`,
  ])('%s', async (text) => {
    expect(await spoken(text)).toEqual([expect.stringMatching(/^error file_entry\/wrong-(?:type|value)$/)])
  })
})
