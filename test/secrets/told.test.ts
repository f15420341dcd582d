import { describe, expect, test } from 'vitest'
import { TOLD_PLACES } from '../support/told-places.js'
import { leaksOf, maskedByDocument, maskedByLines } from './masked.js'

/** Words that nothing tells from others but where they stand. */
const WORDS = ['hunterwolf', 'qzwxjvkplm', 'correcthorsebattery', 'Sommerregen', '9f3c51e7a2b84d06']

describe.each(Object.entries(TOLD_PLACES))('%s', (_, write) => {
  test.each(WORDS)('%s is hidden', async (word) => {
    const text = write(word)
    for (const masked of [maskedByLines(text), await maskedByDocument(text)]) {
      expect(leaksOf(word, masked), masked).toEqual([])
      expect(masked).toHaveLength(text.length)
    }
    expect(leaksOf(word, maskedByLines(text.replaceAll('\n', '\r\n')))).toEqual([])
  })
})

test.each([
  ['# old pin was 7351-9284', '7351'],
  ['# pin of the app: 7351 9284', '7351 9284'],
  ['# pin 7351 9284 5521', '9284'],
  ['# the code was 4821', '4821'],
  ['# password is blue horse staple', 'horse staple'],
  ['# password is "two words"', 'two words'],
])('%s is hidden', (comment, secret) => {
  expect(maskedByLines(`${comment}\n`)).not.toContain(secret)
})

describe('what is said about a secret can be read', () => {
  test.each([
    '# pin: get it from trakt.tv',
    '# the token is wrong',
    '# token: see below',
    '# the password is stored in the .env file',
    '# The token expired on 2024-03-17',
    '# token is <<plexkey>>, as PMM fills it in',
    '# see https://kometa.wiki/en/latest/config/trakt/ for the client secret',
    '# this is the api key section',
    '# the pin is only needed once',
    '# libraries:',
    '# name: Movies',
    '#   value: 12',
    '# access token is valid for 7 days',
    '# password required',
    '# authorization is written by Kometa',
  ])('%s', (line) => {
    expect(maskedByLines(`${line}\n`)).toBe(`${line}\n`)
  })

  test.each([
    'x:\n  - name: Movies\n    value: hunterwolf\n',
    'x:\n  name: Secret Movies of the week\n  content: films\n',
    'x: [{name: sort, value: release}]\n',
    'image: ghcr.io/kometateam/kometa:latest\n',
    'url: http://nas.example/?page=2&sort=name\n',
    'time: 12:30\n',
    'libraries:\n  Películas:\n    collection_files:\n      - default: basic\n',
  ])('%s', async (text) => {
    expect(maskedByLines(text)).toBe(text)
    expect(await maskedByDocument(text)).toBe(text)
  })
})

describe('work grows with the text', () => {
  const lines = (count: number, line: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => line(n)).join('\n')
  test.each<[string, (count: number) => string]>([
    ['pairs', (count) => lines(count, (n) => `- name: token\n  value: abc${n}`)],
    ['siblings', (count) => `x:\n${lines(count, (n) => `  value: abc${n}`)}\n  name: token\n`],
    ['flow mappings', (count) => `x: [${'{name: token, value: x},'.repeat(count)}]`],
    ['brackets that are not closed', (count) => '{['.repeat(count * 5)],
    ['sentences', (count) => lines(count, (n) => `# my password is word${n} and the pin was old`)],
    ['one long sentence', (count) => `# ${'password is word '.repeat(count)}`],
    ['backslashes', (count) => `x: "${'\\"token\\\\\\"'.repeat(count)}"`],
    ['users', (count) => `x: ${'bob:'.repeat(count)}`],
    ['ats', (count) => `x: ${'bob:a@'.repeat(count)}`],
    ['foreign words', (count) => lines(count, (n) => `contraseña${n}: слово`)],
  ])('of %s', (_, make) => {
    const time = (text: string) => {
      const start = performance.now()
      maskedByLines(text)
      return performance.now() - start
    }
    time(make(200))
    const small = Math.max(time(make(2_000)), time(make(2_000)), 4)
    expect(time(make(20_000))).toBeLessThan(small * 25)
  })
})
