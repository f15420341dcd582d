import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/lint/diagnostic.js'
import { DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { CREDENTIALS, filledIn, findings } from '../support/judged.js'

const prints = (found: readonly Diagnostic[]) => found.map(({ fingerprint }) => fingerprint)

const CONFIG = filledIn(`libraries:
  Films:
    collection_files:
      - default: basicc
      - default: imdb
      - default: oscarz
trakt:
  client_id: ID
  client_secret: SECRET
  pin:
  force_refresh: yes
\tcolour: red
mal:
  cliend_id: ID # pmm-config-ignore no/such
`)

/** Edits that have nothing to do with what is found, and leave it all where it was. */
const ELSEWHERE: Readonly<Record<string, (text: string) => string>> = {
  'a comment above all': (text) => `# mine\n\n${text}`,
  'another section above': (text) => `tmdb:\n  apikey: <<tmdb>>\n${text}`,
  'another section in between': (text) =>
    text.replace('trakt:', 'tautulli:\n  url: http://t\n  apikey: <<t>>\ntrakt:'),
  'an item above in a list': (text) =>
    text.replace('- default: basicc', '- default: decade\n      - default: basicc'),
  'a library above': (text) =>
    text.replace('  Films:', '  Shows:\n    collection_files:\n      - default: basic\n  Films:'),
  'other indentation': (text) => text.replaceAll('      - default', '        - default'),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
}

describe('a fingerprint', () => {
  test('is made of the rule, the place in the data and a number', async () => {
    const found = await findings(
      filledIn('libraries:\ntrakt:\n  client_id: ID\n  client_secret: SECRET\n  pn: 1\n'),
    )
    expect(prints(found)).toContain('trakt/unknown-key#trakt.pn#1')
  })

  test.each(Object.entries(ELSEWHERE))('stays with %s', async (_, edit) => {
    const before = await findings(CONFIG)
    expect(before.length).toBeGreaterThan(3)
    expect(new Set(prints(await findings(edit(CONFIG))))).toEqual(new Set(prints(before)))
  })

  test('of a comment goes by the entry it stands in', async () => {
    const comment = '# pmm-config-ignore yaml/tab'
    const text = (above: string) =>
      `libraries:\n${above}tautulli:\n  ${comment}\n  url: a\n  apikey: b ${comment}\n`
    const own = async (config: string) =>
      prints(await findings(config)).filter((one) => /^comment\/.*#tautulli/.test(one))
    const before = await own(text(''))
    expect(before).toContain('comment/ignore-without-reason#tautulli#1')
    expect(before).toContain('comment/ignore-without-reason#tautulli.apikey#1')
    expect(await own(text(`tmdb: ${comment}\n  apikey: c ${comment}\n`))).toEqual(before)
  })

  test('is another one for each finding of a file', async () => {
    for (const { docs } of DOCUMENTED_RULES)
      for (const { bad, given } of docs.examples) {
        const all = prints(await findings(bad, given))
        expect(new Set(all).size).toBe(all.length)
      }
    const three = prints(await findings(CONFIG)).filter((one) => one.startsWith('libraries/unknown-default'))
    expect(three).toEqual(
      [1, 2].map((n) => `libraries/unknown-default#libraries.Films.collection_files.*.default#${n}`),
    )
  })

  test('holds no secret', async () => {
    const text = `libraries:\ntrakt:\n  ${CREDENTIALS.SECRET}:\n  client_secret: ${CREDENTIALS.SECRET}\n`
    const all = prints(await findings(text))
    expect(all.length).toBeGreaterThan(0)
    expect(all.join('\n')).not.toContain(CREDENTIALS.SECRET.slice(0, 6))
  })
})

describe('related places', () => {
  const placesOf = (text: string, found: readonly Diagnostic[], rule: string) =>
    found
      .filter((one) => one.rule === rule)
      .flatMap(({ related }) =>
        related.map(({ range, message }) => [
          text.slice(range.start.offset, range.end.offset),
          range.start.line,
          message,
        ]),
      )

  test.each([
    ['yaml/duplicate-key', 'libraries:\nplex:\n  url: a\n  url: b\n', [['url', 3, 'first in line 3']]],
    [
      'trakt/duplicate-section',
      'libraries:\ntrakt:\n  pin: 1\ntrakt:\n  pin: 1\n',
      [['trakt', 2, 'first in line 2']],
    ],
    [
      'trakt/same-credentials',
      filledIn('libraries:\ntrakt:\n  client_id: ID\n  client_secret: ID\n'),
      [[CREDENTIALS.ID, 3, 'the same text as `client_id`']],
    ],
    [
      'libraries/misplaced-key',
      'libraries:\n  Films:\n  collection_files:\n    - default: basic\n  schedule: daily\n',
      [['schedule', 5, '`schedule` stands here as well']],
    ],
  ])('of %s', async (rule, text, places) => {
    expect(placesOf(text, await findings(text), rule)).toEqual(places)
  })
})
