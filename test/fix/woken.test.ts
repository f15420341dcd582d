import { describe, expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'
import { wokenBy } from '../../src/fix/woken.js'
import { findings } from '../support/judged.js'
import { read } from '../support/read-config.js'

const woken = (before: string, after: string) => wokenBy(read(before), read(after))

describe('a change of the text', () => {
  test.each([
    [
      'a key is where PMM reads it now',
      'libraries: {A: {x: 1}}',
      'libraries: {A: {operations: {split_duplicates: true}}}',
    ],
    [
      'a switch is one now',
      'settings: {delete_below_minimum: "true"}',
      'settings: {delete_below_minimum: true}',
    ],
    ['a number is one now', 'settings: {minimum_items: "3"}', 'settings: {minimum_items: 3}'],
    ['a section has its name now', 'setings: {verify_ssl: false}', 'settings: {verify_ssl: false}'],
    [
      'a key that protects is gone',
      'settings: {sync_mode: append}\nx: 1',
      'settings: {sync_mode: sync}\nx: 1',
    ],
    [
      'a list is longer',
      'libraries: {A: {collection_files: [a]}}',
      'libraries: {A: {collection_files: [a, b]}}',
    ],
    [
      'a key of all libraries',
      'libraries: {A: {}}\nplex: {}',
      'libraries: {A: {}}\nplex: {empty_trash: true}',
    ],
  ])('wakes something: %s', (_, before, after) => {
    expect(woken(before, after)).toMatch(/^[a-z]+s /)
  })

  test.each([
    ['the value is the default', 'settings: {x: 1}', 'settings: {delete_below_minimum: false}'],
    [
      'the config says it as well',
      'settings: {sync_mode: sync}\nlibraries: {A: {}}',
      'settings: {sync_mode: sync}\nlibraries: {A: {settings: {sync_mode: sync}}}',
    ],
    ['a token is found again', 'plexx: {token: x}', 'plex: {token: x}'],
    ['a cache lives longer', 'settings: {cache_expiration: "90"}', 'settings: {cache_expiration: 90}'],
    ['a date stays', 'x: 2001-01-01\nsettings: {}', 'x: 2001-01-01\nsettings: {}'],
  ])('wakes nothing: %s', (_, before, after) => {
    expect(woken(before, after)).toBeUndefined()
  })

  describe('in what aliases repeat a million times', () => {
    const bomb = (inner: string, rest = '') =>
      `a: &a [${inner}]\n${'bcdefghi'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array(12).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
        .join('\n')}\nlibraries:\n${rest}`

    test('is not judged where all of it changes', () => {
      expect(woken(bomb('1'), bomb('2'))).toBe('may do something else in many places')
    })

    test('is judged where it stays', () => {
      const settings = (value: string) => bomb('1', `settings: {sync_mode: ${value}}\n`)
      expect(woken(settings('append'), settings('sync'))).toMatch(/takes items out/)
      expect(woken(settings('sync'), settings('sync'))).toBeUndefined()
    })
  })
})

describe('a repair that is safe in itself', () => {
  const HOOK = 'libraries: {Films: {}}\nwebhooks:\n  error: <<my_hook>>\n'
  const ODD = 'libraries:\n  Films: {}\nsettings:\n\u00a0\u00a0delete_below_minimum: true\n'

  test('is asked for where it wakes something, and says what', async () => {
    const [found] = await findings(HOOK)
    expect(found?.fix?.safety).toBe('unsafe')
    expect(found?.hint).toContain('After the repair PMM reports errors there, which it does not do today')
    expect((await fix(HOOK)).changed).toBe(false)
    const { text, fixed } = await fix(HOOK, { unsafe: true })
    expect(text).toBe('libraries: {Films: {}}\nwebhooks:\n  error: <<my-hook>>\n')
    expect(fixed.map(({ safety }) => safety)).toEqual(['unsafe'])
  })

  test('is done where it wakes nothing', async () => {
    const { text } = await fix('libraries: {Films: {}}\nplex:\n  token: <<my_token>>\n')
    expect(text).toBe('libraries: {Films: {}}\nplex:\n  token: <<my-token>>\n')
  })

  test('is asked for where a line was passed over because of an odd space', async () => {
    const found = (await findings(ODD)).find(({ rule }) => rule === 'yaml/odd-space')
    expect(found).toMatchObject({ fix: { safety: 'unsafe' } })
    expect(found?.hint).toContain('deletes the collections with fewer items than `minimum_items`')
    expect((await fix(ODD)).changed).toBe(false)
  })
})
