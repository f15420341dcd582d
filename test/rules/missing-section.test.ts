import { describe, expect, test } from 'vitest'
import { findings, spoken } from '../support/judged.js'

const WORK = '    collection_files:\n      - default: basic\n'
const OWN = '    plex: {url: http://plex:32400, token: env}\n'
const PLEX = 'plex:\n  url: http://plex:32400\n  token: env\n'
const TMDB = 'tmdb:\n  apikey: <<tmdb-key>>\n'
const whole = { isWhole: true } as const

describe('without a section that PMM needs', () => {
  // Each was put to the loader of Kometa 2.4.4, which refuses all but the last two of these.
  test.each([
    [`libraries:\n  Films:\n${WORK}`, /neither `tmdb` nor `plex`/],
    [`libraries:\n  Films:\n${WORK}${PLEX}`, /no `tmdb`/],
    [`libraries:\n  Films:\n${WORK}${TMDB}`, /no `plex` in this config, nor in its libraries/],
    [`libraries:\n  Films:\n${WORK}${OWN}`, /no `tmdb`/],
    [`libraries:\n  Films:\n    plex: {url: http://plex:32400}\n${WORK}${TMDB}`, /no `plex`/],
    [`libraries:\n  Films:\n    mass_genre_update: tmdb\n${PLEX}`, /no `tmdb`/],
    [`libraries:\n  Films:\n${WORK}${OWN}  Shows:\n${WORK}${TMDB}`, /leaves out the libraries/],
  ])('a config has one warning, at `libraries`: %j', async (text, words) => {
    const found = (await findings(text, whole)).filter(({ rule }) => rule === 'config/missing-section')
    expect(found).toMatchObject([
      { severity: 'warning', path: ['libraries'], message: expect.stringMatching(words) },
    ])
  })

  test('the hint says what to add', async () => {
    const [found] = await findings(`libraries:\n  Films:\n${WORK}`, whole)
    expect(found?.hint).toMatch(/`plex` with the `url` and `token`.* and `tmdb` with an `apikey`/)
  })

  test.each([
    `libraries:\n  Films:\n${WORK}${PLEX}${TMDB}`,
    `libraries:\n  Films:\n${WORK}${OWN}${TMDB}`,
    'libraries:\n  Films: {}\n',
    'libraries:\n  Films:\n',
    'libraries:\n  Films:\n    collection_files:\n',
    'settings:\n  cache: true\n',
  ])(
    'nothing is said of one that has it elsewhere, or of one that is still to be written: %j',
    async (text) => {
      expect(await spoken(text, whole)).not.toContain('warning config/missing-section')
    },
  )

  test.each([
    `libraries:\n  Films:\n${WORK}${PLEX}TMDB:\n  apikey: <<tmdb-key>>\n`,
    `libraries:\n  Films:\n${WORK}${PLEX}tmdb:\n  apikey: a\n language: en\n`,
    `libraries:\n  Films:\n${WORK}${PLEX}tmdb:\n`,
    `libraries:\n  Films:\n${WORK}${PLEX}tmbd:\n  apikey: <<tmdb-key>>\n`,
    `libraries:\n  Films:\n${WORK}${PLEX}  tmdb:\n    apikey: <<tmdb-key>>\n`,
  ])('nor where the section is there and something else is wrong with it: %j', async (text) => {
    const found = await spoken(text, whole)
    expect(found).not.toContain('warning config/missing-section')
    expect(found).not.toEqual([])
  })
})
