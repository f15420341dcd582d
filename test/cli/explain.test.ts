import { resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { runExplain } from '../../src/cli/explain.js'
import { CONFIG_LOOKUP } from '../../src/schema/config-lookup.js'
import { findKeys } from '../../src/schema/find-keys.js'
import { keyPlaces } from '../../src/schema/key-places.js'
import { createSource } from '../../src/text/source.js'
import { fakeIo } from '../support/fake-io.js'

const root = resolve(import.meta.dirname, '../..')

function explained(...words: string[]) {
  const io = fakeIo('/')
  const code = runExplain({ root, words, json: false, moreRules: [] }, io)
  return { code, ...io.printed }
}

function facts(...words: string[]) {
  const io = fakeIo('/')
  expect(runExplain({ root, words, json: true, moreRules: [] }, io)).toBe(0)
  return JSON.parse(io.printed.out)
}

describe('a key', () => {
  it('is explained by its schema', () => {
    const { code, out, err } = explained('settings.cache_expiration')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const line of [
      'settings.cache_expiration  key',
      'For how many days a looked-up entry is kept; default 60.',
      'Takes: a whole number from 1 on',
      'Default: `60`',
      'Versions: from 1.2.0 on',
      'Former name: `cache.cache_expiration`; renamed in 1.2.0 (migration/cache-exp-top)',
    ])
      expect(out.split('\n')).toContain(line)
    expect(out).toMatch(/^Rules: settings\/wrong-type, settings\/wrong-value/m)
  })

  test.each([
    ['libraries.operations.mass_genre_update'],
    ['libraries.*.operations.mass_genre_update'],
    ['libraries.Films.operations.mass_genre_update'],
    ['libraries.TV Shows.operations.mass_genre_update'],
    ['libraries', 'TV', 'Shows', 'operations', 'mass_genre_update'],
    ['libraries', 'operations', 'mass_genre_update'],
    ['operations.mass_genre_update'],
    ['Operations', 'mass-genre-update'],
    ['mass_genre_update'],
  ])('is found by %s %s', (...words) => {
    expect(facts(...words)).toMatchObject({ path: 'libraries.*.operations.mass_genre_update' })
  })

  test('is found in a list, and with the number of an entry', () => {
    const path = 'libraries.*.collection_files.template_variables'
    expect(facts('libraries.collection_files.template_variables')).toMatchObject({ path })
    expect(facts('libraries.Films.collection_files[3].template_variables')).toMatchObject({ path })
  })

  test('has its values, each with its meaning and its versions', () => {
    const { values } = facts('operations.mass_genre_update')
    expect(values).toContainEqual({ value: 'tmdb', meaning: 'The genres of TMDb.', versions: null })
    expect(values).toContainEqual(expect.objectContaining({ value: 'serializd', versions: '>=2.4.7' }))
    expect(facts('settings.sync_mode').values.map(({ value }: { value: string }) => value)).toEqual([
      'append',
      'sync',
    ])
    expect(explained('tmdb.region').out).toMatch(/^ {2}DE +\S/m)
  })

  test('says what it does to people’s things, and whether it is secret', () => {
    expect(explained('radarr.add_missing').out).toContain(
      'By this key: PMM adds the movies that collections lack to Radarr\n',
    )
    expect(facts('radarr.add_missing').acts).toEqual({
      adds: 'adds the movies that collections lack to Radarr',
    })
    expect(facts('settings.cache_expiration')).toMatchObject({ acts: {}, secret: false })
    expect(facts('plex.token')).toMatchObject({ secret: true })
    expect(facts('libraries.plex.token')).toMatchObject({ secret: true })
    expect(facts('trakt.authorization.access_token')).toMatchObject({ secret: true })
  })

  test('of a library goes by that of the config', () => {
    expect(facts('libraries.Films.radarr.add_missing')).toMatchObject({
      inherits: 'radarr.add_missing',
      default: false,
    })
    expect(facts('radarr.add_missing')).toMatchObject({ inherits: null })
    expect(facts('libraries.Films.operations.assets_for_all')).toMatchObject({ inherits: null })
  })

  test('that is an old one says what it is today, and that it is gone', () => {
    expect(facts('settings.save_missing')).toMatchObject({
      present: [{ to: 'settings.save_report', since: '1.17.0', rule: 'migration/settings-save_missing' }],
    })
    expect(facts('settings.save_report').former).toContainEqual({
      from: 'settings.save_missing',
      since: '1.17.0',
      rule: 'migration/settings-save_missing',
    })
    expect(explained('trakt.pin').out).toContain('Today: nothing reads it, since 2.4.7')
    expect(explained('radarr.add').out).toContain('Today: radarr.add_missing, since 1.15.0')
  })

  test('that no schema has any more is explained by its migration', () => {
    expect(explained('libraries.Films.mass_trakt_rating_update').out).toMatch(
      /migration\/lib-root-mass_trakt/,
    )
  })

  test('in several sections is listed with each path, those of today only', () => {
    const { out } = explained('cache_expiration')
    expect(out).toMatch(/^settings\.cache_expiration {2}/m)
    expect(out).toMatch(/^mal\.cache_expiration {2}/m)
    expect(out).not.toMatch(/^cache\.cache_expiration/m)
    expect(out).toContain('More about one of them: pmm-config explain settings.cache_expiration')
    expect(facts('cache_expiration')).toMatchObject({ kind: 'several' })
  })
})

describe('a section', () => {
  test.each([
    ['settings', /^ {2}cache_expiration +For how many days/m],
    ['radarr', /^ {2}add_missing +Whether movies/m],
    ['libraries', /^ {2}NAME +What PMM does with one library/m],
    ['libraries.Films', /^ {2}operations +What is done/m],
    ['operations', /^ {2}mass_genre_update +Sets the genres/m],
    ['config', /^ {2}settings +How PMM behaves/m],
  ])('%s lists its keys', (name, line) => {
    const { code, out } = explained(name)
    expect(code).toBe(0)
    expect(out).toMatch(line)
  })

  test('has old keys apart', () => {
    const { out } = explained('radarr')
    expect(out).toMatch(/^Old keys, or keys of another place: .*\badd\b/m)
    expect(out).not.toMatch(/^ {2}add {2}/m)
  })
})

describe('every key of the schemas', () => {
  const places = keyPlaces(CONFIG_LOOKUP)

  test('is found by its own path, with and without the name of a library', () => {
    expect(places.size).toBeGreaterThan(500)
    for (const place of places.values()) {
      const path = place.path.join('.') || 'config'
      expect(findKeys([path], places), path).toEqual([place])
      const named = path.replace('libraries.*', 'libraries.Kids TV')
      expect(findKeys([named], places), named).toEqual([place])
    }
  })

  test('is explained in words', () => {
    for (const { path } of [...places.values()].filter((_, index) => index % 7 === 0)) {
      const { code, out } = explained(path.join('.') || 'config')
      expect({ code, lines: out.split('\n').length > 3 }, path.join('.')).toEqual({ code: 0, lines: true })
      expect(out, path.join('.')).not.toMatch(/undefined|\[object/)
    }
  })
})

describe('what there is not', () => {
  test.each([
    ['settings.cache_expiraton', 'settings.cache_expiration'],
    ['cache_expiraton', 'cache_expiration'],
    ['setings', 'settings'],
    ['raddarr.ad_missing', 'radarr.add_missing'],
    ['libraries.Films.oprations.mass_gener_update', 'libraries.operations.mass_genre_update'],
    ['trakt/force-refrsh', 'trakt/force-refresh'],
    ['stale-pin', 'trakt/stale-pin'],
  ])('%s is exit 2 with the one that was meant: %s', (name, meant) => {
    const { code, out, err } = explained(name)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`Did you mean ${meant}?`)
  })

  test('and is near nothing says where to look', () => {
    expect(explained('xyzzy').err).toContain('pmm-config rules')
  })
})

describe('the hint at an unknown key of a long section', () => {
  test.each([
    ['settings:\n  zzzzzz: 1\n', 'settings'],
    ['libraries:\n  TV Shows:\n    operations:\n      zzzzzz: 1\n', 'libraries.operations'],
    ['libraries:\n  TV Shows:\n    zzzzzz: 1\n', 'libraries.NAME'],
    ['radarr:\n  zzzzzz: 1\n', 'radarr'],
  ])('names the command that lists its keys: %j', async (text, name) => {
    const libraries = text.startsWith('libraries') ? '' : 'libraries:\n  Films: {}\n'
    const { diagnostics } = await validate(createSource('config.yml', `${text}${libraries}`), {})
    const hints = diagnostics.map(({ hint }) => hint ?? '')
    expect(hints.join('\n')).toContain(`\`pmm-config explain ${name}\` lists the keys`)
    expect(explained(name).code).toBe(0)
  })
})
