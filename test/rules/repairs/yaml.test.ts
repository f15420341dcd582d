import { describe, expect, test } from 'vitest'
import { fix } from '../../../src/api/fix.js'
import { NOW } from '../../support/judged.js'

const repaired = (text: string, unsafe = false) =>
  fix(text, { now: NOW, unsafe, repairs: ({ kind }) => kind !== 'migration' })

describe('a repair', () => {
  test.each<[string, string, string, boolean?]>([
    [
      'deletes tabs behind values, keeps those in text and comments',
      'libraries:\ntmdb:\n  apikey: abc\t\n  x: "a\tb" # c\td\t\nplex:\t\n  url: x\t \n',
      'libraries:\ntmdb:\n  apikey: abc\n  x: "a\tb" # c\td\t\nplex:\n  url: x\n',
    ],
    [
      'puts a space in the place of a tab before a comment or a value',
      'libraries:\ntmdb:\n  apikey:\tabc\t# mine\n',
      'libraries:\ntmdb:\n  apikey: abc # mine\n',
    ],
    [
      'indents with two spaces a tab',
      'libraries:\n\tFilms:\n\t\tcollection_files:\n\t\t- default: basic\n',
      'libraries:\n  Films:\n    collection_files:\n    - default: basic\n',
    ],
    [
      'indents with as many spaces as the lines around',
      'libraries:\nplex:\n    url: x\n\ttoken: y\n',
      'libraries:\nplex:\n    url: x\n    token: y\n',
    ],
    [
      'takes both kinds of tab',
      'libraries:\nplex:\n  url: x\n\ttoken: y\t\n',
      'libraries:\nplex:\n  url: x\n  token: y\n',
    ],
    [
      'deletes the second of two equal keys',
      'libraries:\nplex:\n  url: x # a\n  # b\n  token: y\n  url: "x"\n',
      'libraries:\nplex:\n  url: x # a\n  # b\n  token: y\n',
    ],
    [
      'deletes the second of two equal sections',
      'libraries:\nplex:\n  url: x\ntmdb:\n  apikey: z\nplex:\n  url: x\n',
      'libraries:\nplex:\n  url: x\ntmdb:\n  apikey: z\n',
    ],
    [
      'deletes the blank one of two keys, when asked',
      'libraries:\nplex:\n  token:\n  url: x\n  token: abc\n',
      'libraries:\nplex:\n  url: x\n  token: abc\n',
      true,
    ],
    [
      'takes odd spaces off the ends of values and out of keys',
      'libraries:\nplex:\n  u\u200brl: x\u00a0\n  token: y\u00a0 # mine\nsettings:\n  tvdb_language: [a, b\u00a0]\n',
      'libraries:\nplex:\n  url: x\n  token: y # mine\nsettings:\n  tvdb_language: [a, b]\n',
    ],
    [
      'keeps odd spaces inside a text',
      'libraries:\nplex:\n  url: x\u00a0y\n  token: "y\u00a0"\n',
      'libraries:\nplex:\n  url: x\u00a0y\n  token: "y\u00a0"\n',
    ],
    [
      'puts a text that would be a tag in quotes, when asked',
      'libraries:\n  Films:\n    collection_files:\n      - default: basic\n        template_variables:\n          sort_prefix: !021 # first\n          sort_title: !010_Awards\n',
      'libraries:\n  Films:\n    collection_files:\n      - default: basic\n        template_variables:\n          sort_prefix: "!021" # first\n          sort_title: "!010_Awards"\n',
      true,
    ],
    [
      'leaves the tags of other programs alone',
      'libraries:\nplex:\n  url: !env_var PLEX\n  token: !secret token\n  name: !mine word\n',
      'libraries:\nplex:\n  url: !env_var PLEX\n  token: !secret token\n  name: !mine word\n',
      true,
    ],
    [
      'replaces !!str by quotes',
      'libraries:\nplex:\n  url: !!str http://plex:32400 # here\n  token: !!str "quoted"\n',
      'libraries:\nplex:\n  url: "http://plex:32400" # here\n  token: "quoted"\n',
    ],
    [
      'puts ordinary spaces in the place of odd ones',
      'libraries:\nplex:\n\u00a0\u00a0url:\u00a0x\n  token: y\n',
      'libraries:\nplex:\n  url: x\n  token: y\n',
    ],
  ])('%s', async (_, before, after, unsafe = false) => {
    const { text, defects } = await repaired(before, unsafe)
    expect(text).toBe(after)
    expect(defects).toEqual([])
    expect((await repaired(after, unsafe)).changed).toBe(false)
    expect((await repaired(before.replaceAll('\n', '\r\n'), unsafe)).text).toBe(
      after.replaceAll('\n', '\r\n'),
    )
    if (unsafe) expect((await repaired(before)).changed).toBe(false)
  })
})

describe('a repair is not made', () => {
  test.each([
    ['of two keys with different values', 'libraries:\nplex:\n  url: x\n  url: y\n'],
    ['of tabs whose width makes a difference', 'libraries:\nplex:\n  url: |\n    a\n\tb\n'],
  ])('%s', async (_, text) => {
    const { text: left, defects, diagnostics } = await repaired(text, true)
    expect(left).toBe(text)
    expect(defects).toEqual([])
    expect(diagnostics.length).toBeGreaterThan(0)
  })
})
