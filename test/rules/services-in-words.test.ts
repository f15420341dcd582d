import { describe, expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'
import { A_PART, filledIn, findings } from '../support/judged.js'

const APP = 'trakt:\n  client_id: ID\n  client_secret: SECRET\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: REFRESH\n    scope: public\n    created_at: 1790000000\n'
const USES = 'libraries:\n  Films:\n    collection_files:\n      - default: trakt\n'
const OPERATION = 'libraries:\n  Films:\n    operations:\n      mass_genre_update: mal\n'

type Row = readonly [what: string, text: string, said: string, inWords: RegExp]

/** Kometa 2.4.4, run with each; the services were fakes. */
const ROWS: readonly Row[] = [
  ['trakt, an empty text', 'trakt: ""\n', 'error trakt/section-shape', /finds no id/],
  ['trakt, an empty list', 'trakt: []\n', 'error trakt/section-shape', /finds no id/],
  ['trakt off', 'trakt: false\n', 'error trakt/section-shape', /crashes/],
  ['trakt zero', 'trakt: 0\n', 'error trakt/section-shape', /crashes/],
  ['mal, an empty text', 'mal: ""\n', 'error mal/section-shape', /finds no id/],
  ['mal off', 'mal: false\n', 'error mal/section-shape', /crashes/],
  ['mal, a word', 'mal: none\n', 'error mal/section-shape', /crashes/],
  ['mal, nothing', 'mal:\n', 'warning mal/section-shape', /finds nothing/],
  ['mal, empty braces', 'mal: {}\n', 'error mal/missing-credential', /missing/],
  [
    'left-overs that are needed',
    `${USES}trakt: {client_id: (redacted), client_secret: (redacted)}\n`,
    'error trakt/left-over',
    /Line 4 needs Trakt/,
  ],
  [
    'left-overs of mal that are needed',
    `${OPERATION}mal: {client_id: (redacted), client_secret: (redacted)}\n`,
    'error mal/left-over',
    /Line 4 needs MyAnimeList/,
  ],
  [
    'left-overs that nothing needs',
    'trakt: {client_id: (redacted), client_secret: (redacted)}\n',
    'warning trakt/left-over',
    /stand/,
  ],
  [
    'authorization off',
    `${APP}  authorization: false\n`,
    'error trakt/authorization-shape',
    /blank: it is not signed in/,
  ],
  ['authorization zero', `${APP}  authorization: 0\n`, 'error trakt/authorization-shape', /not signed in/],
  [
    'authorization, an empty list',
    `${APP}  authorization: []\n`,
    'error trakt/authorization-shape',
    /not signed in/,
  ],
  [
    'authorization off beside a PIN to come',
    `${APP}  pin: <<trakt-pin>>\n  authorization: false\n`,
    'warning trakt/authorization-shape',
    /blank\./,
  ],
  ['a spent PIN and nothing else', `${APP}  pin: A1B2C3D4\n`, 'error trakt/stale-pin', /ten minutes/],
  [
    'a spent PIN beside tokens',
    `${APP}  pin: A1B2C3D4\n${TOKENS}`,
    'warning trakt/stale-pin',
    /signed in already/,
  ],
  [
    'a spent PIN that YAML changes',
    `${APP}  pin: 00415926\n`,
    'error trakt/unquoted-value',
    /not what stands here\..*ten minutes/,
  ],
  ['a PIN of zeros', `${APP}  pin: 00000000\n`, 'error trakt/unquoted-value', /number/],
  [
    'an id of digits',
    `trakt:\n  client_id: 12345\n  client_secret: SECRET\n${TOKENS}`,
    'error trakt/unquoted-value',
    /header.*crashes/,
  ],
  [
    'a secret of digits',
    `trakt:\n  client_id: ID\n  client_secret: 12345\n${TOKENS}`,
    'warning trakt/unquoted-value',
    /expects text/,
  ],
  [
    'a lifetime in quotes',
    `${APP}${TOKENS.replace('604800', "'604800'")}`,
    'info trakt/impossible-date',
    /does not read it/,
  ],
  [
    'a blank trakt inside trakt',
    `${APP}  trakt:\n${TOKENS}`,
    'info trakt/misplaced-section',
    /inside `trakt`/,
  ],
  [
    'a template above the real section',
    `trakt:\n  client_id: ####\n  client_secret: ####\n${APP}${TOKENS}`,
    'error trakt/duplicate-section',
    /another `trakt`/,
  ],
  [
    'left-overs above the real section',
    `trakt:\n  client_id: (redacted)\n  client_secret: (redacted)\n${APP}${TOKENS}`,
    'error trakt/duplicate-section',
    /another `trakt`/,
  ],
  [
    'keys of trakt at the margin',
    'trakt:\nclient_id: ID\nclient_secret: SECRET\nforce_refresh:\n',
    'error trakt/misplaced-key',
    /at the root/,
  ],
  [
    'keys of mal at the margin, with one more',
    'mal:\nclient_id: <<mal-id>>\nclient_secret: <<mal-secret>>\nlocalhost_url:\nauthorization:\n  access_token:\nclient_id:\n',
    'error mal/misplaced-key',
    /`client_id` is there twice/,
  ],
]

const WITH_LIBRARY = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'
const whole = (text: string) => filledIn(text.startsWith('libraries') ? text : WITH_LIBRARY + text)

describe('one mistake is one finding, as severe as what is lost', () => {
  test.each(ROWS)('%s', async (_, text, said, inWords) => {
    const found = await findings(whole(text), { target: '2.4.4' })
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([said])
    expect(found[0]!.message).toMatch(inWords)
  })

  test('a public list needs no sign-in from 2.4.7 on, so one that is off is no error there', async () => {
    const [found] = await findings(whole(`${APP}  authorization: false\n`), { target: '2.4.8' })
    expect(found?.severity).toBe('warning')
  })
})

describe('a repair leaves nothing worse behind than it found', () => {
  const RANK = ['error', 'warning', 'info']
  test.each(ROWS)('%s', async (_, text) => {
    const worst = (all: readonly { readonly severity: string }[]) =>
      Math.min(3, ...all.map(({ severity }) => RANK.indexOf(severity)))
    const options = { target: '2.4.4', now: new Date('2026-09-22T12:00:00Z'), rules: A_PART }
    for (const unsafe of [false, true]) {
      const { diagnostics, defects } = await fix(whole(text), { ...options, unsafe })
      expect(defects).toEqual([])
      expect(worst(diagnostics)).toBeGreaterThanOrEqual(
        worst(await findings(whole(text), { target: '2.4.4' })),
      )
    }
  })

  test('the blanks in the place of a spent PIN make PMM wait for one: people have to ask for them', async () => {
    const [found] = await findings(whole(`${APP}  pin: A1B2C3D4\n`), { target: '2.4.4' })
    expect(found?.fix).toMatchObject({ safety: 'unsafe' })
  })
})

test('keys of mal at the margin are put in their place, the blank second one is dropped', async () => {
  const text =
    'libraries: {Films: {}}\nmal:\nclient_id: <<mal-id>>\nclient_secret: <<mal-secret>>\nauthorization:\n  access_token: <<a>>\nclient_id:\n'
  const [found] = await findings(text, { target: '2.4.4' })
  expect(found?.fix).toMatchObject({ safety: 'unsafe' })
  expect(found?.hint).not.toContain('cannot do it')
  const fixed = await fix(text, { target: '2.4.4', unsafe: true })
  expect(fixed.text).toBe(
    'libraries: {Films: {}}\nmal:\n  client_id: <<mal-id>>\n  client_secret: <<mal-secret>>\n  authorization:\n    access_token: <<a>>\n',
  )
})
