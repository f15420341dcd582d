import { describe, expect, test } from 'vitest'
import { findings, fixed, spoken } from '../support/judged.js'

const entry = (line: string, list = 'collection_files') =>
  `libraries:\n  Films:\n    ${list}:\n      - ${line}\n`

describe('an address that PMM can load no file from', () => {
  test.each([
    ['url: a.yml', 'A file of your own is named by `file`.'],
    ['url: config/films.yml', 'A file of your own is named by `file`.'],
    ['url: raw.githubusercontent.com/a/b/main/x.yml', 'Write `https://` in front of it'],
    ['url: https:/files.example/x.yml', 'A file of your own is named by `file`.'],
    ['git: https://files.example/x.yml', 'Name a file at an address by `url`.'],
  ])('%s', async (line, hint) => {
    const found = await findings(entry(line))
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error libraries/odd-address'])
    expect(found[0]!.hint).toContain(hint)
  })

  test('the page of a file becomes the file, where that is asked for', async () => {
    for (const list of ['collection_files', 'overlay_files', 'image_files']) {
      const text = entry('url: https://github.com/a/b/blob/main/films/x.yml?raw=true', list)
      expect(await spoken(text)).toEqual(['error libraries/odd-address'])
      expect((await fixed(text, { unsafe: true })).text).toBe(
        entry('url: https://raw.githubusercontent.com/a/b/main/films/x.yml', list),
      )
      expect((await fixed(text, {})).text).toBe(text)
    }
  })
})

test.each([
  'url: https://files.example/x.yml',
  'url: <<films>>',
  'git: someone/films',
  'url: HTTP://a.example/x',
])('nothing is said of %s', async (line) => {
  expect(await spoken(entry(line))).toEqual([])
})

describe('a schedule in `image_files`', () => {
  test.each(['daily', 'overall', 'yearly(13/01)', 'weekly(freitag)', '[daily, never]'])(
    '%s',
    async (schedule) => {
      expect(await spoken(entry(`file: a.yml\n        schedule: ${schedule}`, 'image_files'))).toEqual([
        'warning libraries/unread-schedule',
      ])
    },
  )

  test('is read in other lists', async () => {
    expect(await spoken(entry('file: a.yml\n        schedule: daily', 'metadata_files'))).toEqual([])
  })
})
