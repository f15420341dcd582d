import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { findings } from '../support/judged.js'

const REST =
  'plex:\n  url: http://plex:32400\n  token: <<plex>>\ntmdb:\n  apikey: <<tmdb>>\nsettings:\n  cache: true\n'

const said = async (text: string) =>
  (await findings(text)).map(({ rule, range }) => `${range.start.line} ${rule}`)

describe('a config without libraries, whose run PMM ends', () => {
  test.each([
    ['no section of that name', REST],
    ['playlists alone', `playlist_files:\n  - default: playlist\n${REST}`],
    ['a section behind a comment sign', `#libraries:\n#  Films:\n${REST}`],
    ['nothing below it', `libraries:\n${REST}`],
    ['null', `libraries: null\n${REST}`],
    ['a tilde', `libraries: ~\n${REST}`],
    ['an empty mapping', `libraries: {}\n${REST}`],
    ['an empty list', `libraries: []\n${REST}`],
    ['a list of names', `libraries:\n  - Films\n  - Shows\n${REST}`],
    [
      'a list of libraries',
      `libraries:\n  - Films:\n      collection_files:\n        - default: basic\n${REST}`,
    ],
    ['a text', `libraries: Films\n${REST}`],
    ['an empty text', `libraries: ""\n${REST}`],
    ['a number', `libraries: 5\n${REST}`],
    ['a switch', `libraries: true\n${REST}`],
    ['libraries at the margin', `libraries:\nFilms:\n  collection_files:\n    - default: basic\n${REST}`],
  ])('%s: is told once, as an error', async (_, text) => {
    const found = await findings(text)
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'error config/missing-libraries',
    ])
  })

  test('names the library that lost its indentation', async () => {
    const [found] = await findings(`libraries:\nFilms:\n  operations:\n    mass_genre_update: tmdb\n${REST}`)
    expect(found!.hint).toContain('Indent `Films`')
  })
})

describe('what stands there in its place is told instead', () => {
  const BELOW = '  Films:\n    collection_files:\n      - default: basic\n'
  test.each(['Libraries', 'LIBRARIES', 'library', 'Library', 'librarys', 'libaries', 'librarie'])(
    '%s',
    async (name) => {
      expect(await said(`${name}:\n${BELOW}${REST}`)).toEqual(['1 config/misspelt-section'])
    },
  )

  test('a library at the root, without the line above it', async () => {
    expect(await said(`Films:\n  collection_files:\n    - default: basic\n${REST}`)).toEqual([
      '1 config/lost-libraries',
    ])
  })

  test('a text that PMM cannot read', async () => {
    expect(await said(`${REST}radarr:\n  url: "x\n`)).toEqual(['9 yaml/syntax'])
  })
})

describe('nothing is said of', () => {
  test.each([
    ['a library with nothing to do', `libraries:\n  Films: {}\n${REST}`],
    ['libraries from an anchor', `x-libraries: &libraries\n  Films: {}\nlibraries: *libraries\n${REST}`],
    ['libraries that are merged in', `x-all: &all\n  libraries:\n    Films: {}\n<<: *all\n${REST}`],
    ['what another program puts in', `libraries: !include libraries.yml\n${REST}`],
    ['a variable of a shell', `libraries: \${LIBRARIES}\n${REST}`],
    ['a template', `libraries: {{ .Values.libraries | toJson }}\n${REST}`],
  ])('%s', async (_, text) => {
    expect((await said(text)).filter((one) => one.endsWith('config/missing-libraries'))).toEqual([])
  })

  test('a file that is no config', async () => {
    const { skipped, diagnostics } = await validate('services:\n  kometa:\n    image: kometa\n')
    expect(skipped).not.toBeNull()
    expect(diagnostics).toEqual([])
  })
})
