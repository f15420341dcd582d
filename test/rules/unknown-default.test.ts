import { describe, expect, test } from 'vitest'
import { NO_FACTS } from '../../src/rules/facts.js'
import { findings } from '../support/judged.js'

const library = (list: string, ...names: readonly string[]) =>
  `libraries:\n  Films:\n    ${list}:\n${names.map((name) => `    - default: ${name}\n`).join('')}`
const about = async (text: string, target = '2.5.2') =>
  (await findings(text, { target })).map(({ severity, rule, message }) => `${severity} ${rule} ${message}`)

describe('the name of a file that comes with PMM', () => {
  test.each([
    'franchise',
    'movie/franchise',
    'show/franchise',
    'chart/imdb',
    'both/genre',
    'award/oscars',
    'basic.yml',
    'letterboxd',
    'tracearr',
  ])('is right: %s', async (name) => {
    expect(await about(library('collection_files', name))).toEqual([])
  })

  test.each(['resolution', 'overlays/ratings', 'content_rating_us_show', 'status.yml'])(
    'is right for overlays: %s',
    async (name) => {
      expect(await about(library('overlay_files', name))).toEqual([])
    },
  )

  test.each([
    ['collection_files', 'franchises', 'Did you mean `franchise`?'],
    ['collection_files', 'Basic', 'Did you mean `basic`?'],
    ['collection_files', 'basic.yaml', 'Write `basic`.'],
    ['collection_files', 'mdb_trending', 'Correct the name'],
    ['collection_files', 'ribbon', 'Move the entry to `overlay_files`.'],
    ['collection_files', 'overlays/ratings', 'Move the entry to `overlay_files`.'],
    ['collection_files', 'playlist', 'Move the entry to `playlist_files`.'],
    ['overlay_files', 'oscars', 'Move the entry to `collection_files`.'],
    ['overlay_files', 'imdb_top_250', 'Correct the name'],
    ['metadata_files', 'basic', 'Move the entry to `collection_files`.'],
  ])('is wrong in %s: %s', async (list, name, hint) => {
    const [found, ...more] = await findings(library(list, name), { target: '2.5.2' })
    expect(found).toMatchObject({ severity: 'error', rule: 'libraries/unknown-default' })
    expect(found?.hint).toContain(hint)
    expect(more).toEqual([])
  })

  test('may be that of a file beside the config', async () => {
    const facts = {
      ...NO_FACTS,
      linkedFile: (path: string) => (path === 'mine.yml' ? ['collections'] : undefined),
    }
    expect(await findings(library('collection_files', 'mine'), { facts })).toEqual([])
    expect(await findings(library('collection_files', 'yours'), { facts })).toHaveLength(1)
  })

  test('is left alone where something fills it in, and in lists of images', async () => {
    expect(await about(library('collection_files', '<<name>>', '"{{ name }}"'))).toEqual([])
    expect(await about(library('image_files', 'anything'))).toEqual([])
  })

  test('is judged like any other name where YAML reads a number, a switch or a date', async () => {
    for (const name of ['5', 'true', '2024-01-01'])
      expect(await findings(library('overlay_files', name), { target: '2.4.4' })).toMatchObject([
        { rule: 'libraries/unknown-default', severity: 'error' },
      ])
  })

  test('is a remark where the entry never runs', async () => {
    const text = `${library('collection_files', 'franchises')}      schedule: never\n`
    expect(await findings(text)).toMatchObject([{ severity: 'info' }])
  })

  test('says since when it is gone', async () => {
    const text = library('collection_files', 'studio_anime')
    expect(await about(text)).toEqual([
      'error libraries/unknown-default There is no such file since version 1.19.1: nothing comes of the entry.',
    ])
    const [found] = await findings(text, { target: '>=1.18.0 <=2.5.2' })
    expect(found).toMatchObject({ severity: 'error', versions: '>=1.19.1' })
    expect(await about(text.replace('collection_files', 'metadata_path'), '1.18.0')).toEqual([])
    for (const [name, migration] of [
      ['flixpatrol', 'flixpatrol'],
      ['other_award', 'entry-other_award'],
      ['trakt', 'trakt-250'],
    ])
      expect(
        (await findings(library('collection_files', name!), { target: '2.5.2' })).map(({ rule }) => rule),
      ).toEqual([`migration/${migration}`])
  })

  test('is too new where the whole target is older', async () => {
    const text = library('collection_files', 'letterboxd')
    expect(await about(text, '2.0.0')).toEqual([
      'error libraries/unknown-default There is no such file before version 2.0.2.',
    ])
    expect(await about(text, '>=1.18.0 <=2.5.2')).toEqual([])
  })

  test('is for another type of library only where two of one library exclude each other', async () => {
    expect(await about(library('collection_files', 'network', 'studio'))).toEqual([])
    expect(await about(library('collection_files', 'director', 'writer'))).toEqual([])
    const both = library('collection_files', 'network', 'director', 'writer')
    const [found, ...more] = await findings(both)
    expect(found).toMatchObject({ rule: 'libraries/unknown-default', range: { start: { line: 5 } } })
    expect(more).toEqual([])
    const apart = `${library('collection_files', 'network')}  Shows:\n    collection_files:\n    - default: director\n`
    expect(await about(apart)).toEqual([])
  })
})
