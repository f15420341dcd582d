import { describe, expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const library = (lines: string) => `libraries:\n  Films:\n${lines.replace(/^/gm, '    ').trimEnd()}\n`
const BASIC = 'collection_files:\n  - default: basic\n'

/** What needs Trakt or MyAnimeList, by Kometa 2.4.4; neither is set up. */
const NEEDS: Readonly<Record<string, string>> = {
  'a source in capitals': `${BASIC}operations:\n  mass_critic_rating_update: Trakt\n`,
  'a source in capitals, in a list': `${BASIC}operations:\n  mass_user_rating_update: [tmdb, TRAKT_USER]\n`,
  'a source of MyAnimeList in capitals': `${BASIC}operations:\n  mass_genre_update: MAL\n`,
  'a default by the name of its file': 'collection_files:\n  - default: trakt.yml\n',
  'a default by its folder and file': 'collection_files:\n  - pmm: chart/trakt.yml\n',
  'a list of Trakt that the library hands down':
    'template_variables:\n  trakt_list_mcu: https://trakt.tv/lists/1\ncollection_files:\n  - default: universe\n',
  'a default among other sources of an entry':
    'collection_files:\n  - file: config/own.yml\n    default: trakt\n',
  'a schedule of which one part runs': 'collection_files:\n  - default: trakt\n    schedule: never, daily\n',
}

/** What does not, though it looks like it. */
const NEEDS_NOT: Readonly<Record<string, string>> = {
  'a list of Trakt that is blank':
    'collection_files:\n  - default: universe\n    template_variables:\n      trakt_list_xmen:\n',
  'lists of Trakt that are no lists':
    'collection_files:\n  - default: universe\n    template_variables:\n      trakt_list_xmen: ""\n      trakt_list_mcu: []\n',
  'a list of the library that the entry takes back':
    'template_variables:\n  trakt_list_mcu: https://trakt.tv/lists/1\ncollection_files:\n  - default: universe\n    template_variables:\n      trakt_list_mcu:\n',
  'a file that never runs': 'collection_files:\n  - default: trakt\n    schedule: Never\n',
  'a library that never runs': 'schedule: never\ncollection_files:\n  - default: trakt\n',
  'operations that never run': `${BASIC}operations:\n  - schedule: never\n    mass_critic_rating_update: trakt\n`,
  'a default that the file’s other ending hides': 'collection_files:\n  - default: trakt.yaml\n',
  'a default in capitals': 'collection_files:\n  - default: Trakt\n',
  'a list of the library for a default that takes none':
    'template_variables:\n  trakt_list_mcu: https://trakt.tv/lists/1\ncollection_files:\n  - default: basic\n',
}

const needs = async (text: string) =>
  (await findings(library(text), { target: '2.4.4' })).filter(({ rule }) =>
    /^(?:trakt|mal)\/needed$/.test(rule),
  )

describe('what needs a service', () => {
  test.each(Object.entries(NEEDS))('%s', async (_, text) => {
    expect((await needs(text)).map(({ severity }) => severity)).toEqual(['error'])
  })
})

describe('what needs none', () => {
  test.each(Object.entries(NEEDS_NOT))('%s', async (_, text) => {
    expect(await needs(text)).toEqual([])
  })
})
