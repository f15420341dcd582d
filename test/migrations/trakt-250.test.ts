import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { A_PART, findings } from '../support/judged.js'
import { migrated } from './migrated.js'

const NEW = { target: '>=2.5.0' }
const APP = 'trakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n'
const operations = (lines: string) =>
  `libraries:\n  Films:\n    operations:\n${lines.replace(/^(?=.)/gm, '      ')}`
const places = async (text: string, given = NEW) =>
  (await findings(text, given)).map(
    ({ severity, rule, range }) => `${range.start.line} ${severity} ${rule.replace('migration/', '')}`,
  )
const done = async (text: string) => (await migrated(text, { ...NEW, unsafe: true })).text

describe('a config that has Trakt, and says nothing else of its version', () => {
  test('gets one remark, which names --target', async () => {
    const text = `libraries:\n  Films:\n    collection_files:\n    - default: trakt\n${APP}`
    const { diagnostics } = await validate(text, { rules: A_PART })
    expect(diagnostics.filter(({ rule }) => rule === 'migration/trakt-250')).toMatchObject([
      { rule: 'migration/trakt-250', severity: 'info', range: { start: { line: 5 } } },
    ])
    expect(diagnostics[0]?.hint).toContain('--target')
    expect((await validate(text, { target: '2.4.8', rules: A_PART })).diagnostics).toEqual([])
  })
})

describe('for a Kometa without Trakt', () => {
  test('the section is a left-over, under whichever capitals: Kometa logs an error for it', async () => {
    expect(await places(`libraries: {Films: {}}\n${APP}`)).toEqual(['2 warning trakt-250'])
    expect(await places('libraries: {Films: {}}\ntrakt:\n  client_id:\n  pin:\n')).toEqual([
      '2 warning trakt-250',
    ])
    expect(await places('libraries: {Films: {}}\ntrakt: false\n')).toEqual(['2 warning trakt-250'])
    expect(await places('libraries: {Films: {}}\nTrakt:\n  client_id:\n')).toEqual(['2 warning trakt-250'])
    expect(await done('libraries: {Films: {}}\nTRAKT: {}\n')).toBe('libraries: {Films: {}}\n')
  })

  test('a blank section goes unasked, one with a sign-in only when asked, none while older versions count', async () => {
    const blank = 'libraries: {Films: {}}\ntrakt:\n  client_id:\n  pin:\n'
    expect((await migrated(blank, NEW)).text).toBe('libraries: {Films: {}}\n')
    expect((await migrated(`libraries: {Films: {}}\n${APP}`, NEW)).changed).toBe(false)
    expect(await done(`libraries: {Films: {}}\n${APP}`)).toBe('libraries: {Films: {}}\n')
    const wide = { target: '>=1.16.3', unsafe: true, only: ['trakt-250'] }
    expect((await migrated(`libraries: {Films: {}}\n${APP}`, wide)).changed).toBe(false)
  })

  test('a blank section is a remark where versions with Trakt count as well', async () => {
    const { diagnostics } = await validate('libraries: {Films: {}}\ntrakt:\n')
    expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toContain(
      'info migration/trakt-250',
    )
  })

  test('a section of stand-ins is one finding, which says that it had better go', async () => {
    for (const value of ['(redacted)', '[REDACTED]', '# my id']) {
      const text = `libraries: {Films: {}}\ntrakt:\n  client_id: ${value}\n  client_secret: ${value}\n  pin: ${value}\n`
      const { diagnostics } = await validate(text)
      expect(diagnostics).toMatchObject([{ severity: 'info', hint: expect.stringContaining('Delete') }])
      expect(await places(text)).toEqual(['2 warning trakt-250'])
    }
  })

  test('a variable with a list is one mistake for old and new versions', async () => {
    const text =
      'libraries:\n  Films:\n    collection_files:\n    - default: universe\n      template_variables:\n        trakt_list_mcu: https://trakt.tv/lists/1\n'
    const { diagnostics } = await validate(text, { rules: A_PART })
    expect(diagnostics.map(({ rule, range }) => [rule, range.start.line])).toEqual([
      ['migration/trakt-250', 6],
    ])
  })

  test('what never runs does not fail', async () => {
    const never = (above: string, below: string) =>
      `libraries:\n  Films:\n${above}    collection_files:\n    - default: trakt\n${below}`
    expect(await places(never('', '      schedule: never\n'))).toEqual(['4 info trakt-250'])
    expect(await places(never('    schedule: Never\n', ''))).toEqual(['5 info trakt-250'])
    expect(await places(never('', '      schedule: [never, daily]\n'))).toEqual(['4 error trakt-250'])
  })

  test('nothing else is said of the section', async () => {
    expect(
      await places('libraries: {Films: {}}\ntrakt:\n  client_id: abc\n  pin: 00123456\n  tokens: 1\n'),
    ).toEqual(['2 warning trakt-250'])
  })

  test.each([
    ['mass_audience_rating_update: [imdb, trakt]\n', 'mass_audience_rating_update: [imdb]\n'],
    ['mass_critic_rating_update: [mdb_trakt, trakt_user, tmdb]\n', 'mass_critic_rating_update: [tmdb]\n'],
    ['mass_user_rating_update:\n- Trakt_User\n- tmdb\n', 'mass_user_rating_update:\n- tmdb\n'],
    ['mass_episode_critic_rating_update: imdb, trakt\n', 'mass_episode_critic_rating_update: imdb\n'],
    [
      'mass_metadata_update:\n  ratings:\n    critic: [mdb_trakt_rating, imdb]\n    user:\n      source: [trakt, tmdb]\n      schedule: daily\n',
      'mass_metadata_update:\n  ratings:\n    critic: [imdb]\n    user:\n      source: [tmdb]\n      schedule: daily\n',
    ],
    ['mass_user_rating_update: trakt\nmass_genre_update: tmdb\n', 'mass_genre_update: tmdb\n'],
  ])('%j keeps its good sources', async (before, after) => {
    const found = await findings(operations(before), NEW)
    expect(new Set(found.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(
      new Set(['error migration/trakt-250']),
    )
    expect((await migrated(operations(before), NEW)).changed).toBe(false)
    expect(await done(operations(before))).toBe(operations(after))
  })

  test('a genre may be called so', async () => {
    expect(await places(operations('mass_genre_update: trakt\n'))).toEqual([])
  })

  test.each([
    'default: trakt',
    'pmm: trakt',
    'default: chart/trakt',
    'default: trakt.yml',
    'git: PMM/chart/trakt',
  ])('there is no file of that name: %s', async (entry) => {
    const text = `libraries:\n  Films:\n    collection_files:\n    - ${entry}\n`
    expect((await places(text)).filter((one) => one.includes('trakt-250'))).toEqual(['4 error trakt-250'])
  })

  test('variables with its lists are dropped, blank ones are none', async () => {
    const text =
      'libraries:\n  Films:\n    template_variables:\n      trakt_list_mcu: https://trakt.tv/x\n    collection_files:\n    - default: universe\n      template_variables:\n        trakt_list: https://trakt.tv/y\n        trakt_list_dc:\n        sync_to_trakt_list: mine\n'
    expect(await places(text)).toEqual(['4 error trakt-250', '8 error trakt-250', '10 error trakt-250'])
  })

  test('its webhook is not read', async () => {
    expect(await places('libraries: {Films: {}}\nwebhooks:\n  trakt_pin: notifiarr\n')).toEqual([
      '3 warning trakt-250',
    ])
    expect(await places('libraries: {Films: {}}\nwebhooks:\n  trakt_pin:\n')).toEqual([])
  })

  test('2.5.0 and 2.5.1 are spoken of where something else mentions it', async () => {
    const text = 'libraries:\n  Films:\n    collection_files:\n    - file: config/trakt.yml\n'
    expect(await places(text, { target: '2.5.1' })).toEqual(['4 error trakt-250'])
    expect(await places(text, { target: '2.5.2' })).toEqual([])
    expect((await findings(text, { target: '2.5.0' }))[0]?.hint).toContain('2.5.2')
  })
})

test('what needs Trakt is an error up to 2.4.6, fine up to 2.4.9, and gone since', async () => {
  const text = 'libraries:\n  Films:\n    collection_files:\n    - default: trakt\n'
  expect(await places(text, { target: '2.4.6' })).toEqual(['4 error trakt/needed'])
  expect(await places(text, { target: '>=2.4.7 <2.5.0' })).toEqual([])
  const [today] = (await validate(text, { rules: A_PART })).diagnostics
  expect(today).toMatchObject({ rule: 'migration/trakt-250', severity: 'error', versions: '>=2.5.0' })
})
