import { describe, expect, test } from 'vitest'
import type { FixedConfig } from '../../../src/api/fix.js'
import { filledIn, fixed } from '../../support/judged.js'

const HEAD = 'libraries:\ntrakt:\n'
const APP = '  client_id: ID # my app\n  client_secret: SECRET\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: REFRESH\n    scope: public\n    created_at: 1790000000\n'

type Wanted = readonly [what: string, before: string, after: string, unsafe?: boolean]

const repaired = (text: string, unsafe = false): Promise<FixedConfig> =>
  fixed(filledIn(text), { unsafe, repairs: ({ kind }) => kind !== 'migration' })

/** The rules whose repair may change what the config means say so in their findings. */
const REPAIRS: readonly Wanted[] = [
  [
    'quotes a PIN with its zeros, and blanks it since it is spent',
    `${HEAD}${APP}  pin: 00123456 # c\n${TOKENS}`,
    `${HEAD}${APP}  pin: # c\n${TOKENS}`,
  ],
  [
    'quotes an id of digits alone, as it was written',
    `${HEAD}  client_id: ${'0'.repeat(63)}1\n  client_secret: SECRET\n${TOKENS}`,
    `${HEAD}  client_id: '${'0'.repeat(63)}1'\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'quotes what YAML takes for a number too large',
    `${HEAD}  client_id: 1234E567\n  client_secret: SECRET\n${TOKENS}`,
    `${HEAD}  client_id: '1234E567'\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'blanks a spent PIN and keeps the comment',
    `${HEAD}${APP}  # ten minutes\n  pin: "1A2B3C4D"   # spent\n${TOKENS}`,
    `${HEAD}${APP}  # ten minutes\n  pin:   # spent\n${TOKENS}`,
  ],
  [
    'blanks a spent PIN in braces',
    `libraries:\ntrakt: {client_id: <<a>>, client_secret: <<b>>, pin: 1A2B3C4D}\n`,
    `libraries:\ntrakt: {client_id: <<a>>, client_secret: <<b>>, pin: null}\n`,
    true,
  ],
  [
    'moves tokens into an `authorization` that is not there',
    `${HEAD}${APP}  # mine\n  access_token: ACCESS # a\n  refresh_token: REFRESH\n  expires_in: 604800\n  created_at: 1790000000\n  token_type: Bearer\n  scope: public\n  pin:\nplex:\n`,
    `${HEAD}${APP}  pin:\n  authorization:\n    # mine\n    access_token: ACCESS # a\n    refresh_token: REFRESH\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\nplex:\n`,
  ],
  [
    'takes an `authorization` out of the one around it',
    `${HEAD}${APP}  authorization:\n    # all of it\n    access_token:\n    authorization: # twice\n      # mine\n      access_token: ACCESS # a\n      refresh_token: REFRESH\n      expires_in: 604800\n      created_at: 1790000000\n      token_type: Bearer\n      scope: public\n  pin:\nplex:\n`,
    `${HEAD}${APP}  authorization:\n    # all of it\n    # mine\n    access_token: ACCESS # a\n    refresh_token: REFRESH\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n  pin:\nplex:\n`,
  ],
  [
    'takes off what nobody sees of a copied id',
    `${HEAD}  client_id: ${'0a'.repeat(32)}\u200b\n  client_secret: SECRET\n${TOKENS}`,
    `${HEAD}  client_id: ${'0a'.repeat(32)}\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'renames what is misspelt and stands at the wrong depth, and moves it',
    `${HEAD}${APP}  accessToken: ACCESS # a\n  pin:\n  authorization:\n    Refresh-Token: REFRESH\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\nplex:\n`,
    `${HEAD}${APP}  pin:\n  authorization:\n    refresh_token: REFRESH\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n    access_token: ACCESS # a\nplex:\n`,
  ],
  [
    'indents what lost its indentation',
    'libraries:\ntrakt:\nclient_id: <<a>>\n# secret\nclient_secret: <<b>>\npin: <<c>>\n',
    'libraries:\ntrakt:\n  client_id: <<a>>\n  # secret\n  client_secret: <<b>>\n  pin: <<c>>\n',
  ],
  [
    'moves the section out of another',
    'libraries:\nplex:\n  url: x\n  trakt:\n    client_id: <<a>>\n    client_secret: <<b>>\n    pin: <<c>>\ntmdb:\n',
    'libraries:\nplex:\n  url: x\ntmdb:\ntrakt:\n  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n',
  ],
  ['takes away a blank `trakt` inside `trakt`', `${HEAD}  trakt:\n${APP}${TOKENS}`, `${HEAD}${APP}${TOKENS}`],
  [
    'renames a key that differs in capitals and hyphens',
    `${HEAD}  Client-Id: <<a>>\n  clientSecret: <<b>>\n  pin: <<c>>\n`,
    `${HEAD}  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n`,
  ],
  [
    'renames a key that is most likely meant, when asked',
    `${HEAD}  client_idd: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n`,
    `${HEAD}  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n`,
    true,
  ],
  [
    'renames the section',
    'libraries:\nTRAKT: # mine\n  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n',
    'libraries:\ntrakt: # mine\n  client_id: <<a>>\n  client_secret: <<b>>\n  pin: <<c>>\n',
  ],
  [
    'turns `yes` into true',
    `${HEAD}${APP}  force_refresh: yes # daily\n${TOKENS}`,
    `${HEAD}${APP}  force_refresh: true # daily\n${TOKENS}`,
  ],
  [
    'takes the quotes off true',
    `${HEAD}${APP}  force_refresh: "true"\n${TOKENS}`,
    `${HEAD}${APP}  force_refresh: true\n${TOKENS}`,
  ],
  [
    'turns `off` into false',
    `${HEAD}${APP}  force_refresh: off\n${TOKENS}`,
    `${HEAD}${APP}  force_refresh: false\n${TOKENS}`,
  ],
  [
    'drops an `authorization` that PMM crashes on, when asked',
    `${HEAD}${APP}  pin: <<c>>\n  authorization:\n    scope: public\n`,
    `${HEAD}${APP}  pin: <<c>>\n  authorization:\n`,
    true,
  ],
  [
    'keeps a refresh token that can still be used',
    `${HEAD}${APP}  authorization:\n    refresh_token: REFRESH\n`,
    `${HEAD}${APP}  authorization:\n    access_token:\n    refresh_token: REFRESH\n`,
  ],
  [
    'blanks an `authorization` that is a text, when asked',
    `${HEAD}${APP}  pin: <<c>>\n  authorization: abc # x\n`,
    `${HEAD}${APP}  pin: <<c>>\n  authorization: # x\n`,
    true,
  ],
  [
    'writes a number without quotes',
    `${HEAD}${APP}${TOKENS.replace('1790000000', "'1790000000'")}`,
    `${HEAD}${APP}${TOKENS}`,
  ],
  [
    'writes seconds for milliseconds, when asked',
    `${HEAD}${APP}${TOKENS.replace('1790000000', '1790000000000')}`,
    `${HEAD}${APP}${TOKENS}`,
    true,
  ],
  [
    'takes blanks and typographic quotes off an id',
    `${HEAD}  client_id: "ID "\n  client_secret: “SECRET”\n${TOKENS}`,
    `${HEAD}  client_id: "ID"\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'spells a placeholder as PMM looks for it',
    `${HEAD}  client_id: <<trakt_id>>\n  client_secret: "<<Trakt-Secret>>"\n  pin: <<c>>\n`,
    `${HEAD}  client_id: <<trakt-id>>\n  client_secret: "<<trakt-secret>>"\n  pin: <<c>>\n`,
  ],
  [
    'deletes a blank section that nothing uses, when asked',
    `libraries:\n# keep me\ntrakt:\n  client_id:\n  client_secret:\n  pin:\nplex:\n`,
    'libraries:\n# keep me\nplex:\n',
    true,
  ],
]

describe('a repair', () => {
  test.each(REPAIRS.map((one) => [one[0], one] as const))(
    '%s',
    async (_, [, before, after, unsafe = false]) => {
      const result = await repaired(before, unsafe)
      expect(result.text).toBe(filledIn(after))
      expect(result.defects).toEqual([])
      expect((await repaired(result.text, unsafe)).changed).toBe(false)
      const windows = await repaired(before.replaceAll('\n', '\r\n'), unsafe)
      expect(windows.text).toBe(filledIn(after).replaceAll('\n', '\r\n'))
      const cut = await repaired(`${before}mal: {a: 1} # end`, unsafe)
      expect(cut.text.endsWith('mal: {a: 1} # end') || cut.text.includes('mal: {a: 1} # end\n')).toBe(true)
    },
  )

  test.each(REPAIRS.filter(([, , , unsafe]) => unsafe).map((one) => [one[0], one] as const))(
    '%s, and not unasked',
    async (_, [, before]) => {
      expect((await repaired(before)).text).toBe(filledIn(before))
    },
  )
})

describe('a repair is not made', () => {
  test.each([
    [
      'where another key with another value is in the way',
      `${HEAD}${APP}  access_token: ${'a9'.repeat(32)}\n${TOKENS}`,
    ],
    [
      'of an `authorization` inside another with another token',
      `${HEAD}${APP}  authorization:\n    access_token: ${'a9'.repeat(32)}\n    authorization:\n      access_token: ACCESS\n`,
    ],
    [
      'of an `authorization` inside another that holds more',
      `${HEAD}${APP}  authorization:\n    authorization:\n      access_token: ACCESS\n      colour: red\n`,
    ],
    ['of a key that resembles nothing', `${HEAD}${APP}  colour: red\n${TOKENS}`],
    ['of a switch that says neither yes nor no', `${HEAD}${APP}  force_refresh: weekly\n${TOKENS}`],
    ['of blanks inside an id', `${HEAD}  client_id: "ab cd"\n  client_secret: SECRET\n${TOKENS}`],
  ])('%s', async (_, text) => {
    const { text: left, defects } = await repaired(text, true)
    expect(left).toBe(filledIn(text))
    expect(defects).toEqual([])
  })
})

/** What shows only once something is repaired was there before: it makes no repair a defect. */
describe('a repair brings to light', () => {
  const PLEX = 'libraries:\nplex:\n  url: http://x\n'
  const USES = 'libraries:\n  A:\n    collection_files:\n      - default: trakt\n'

  test.each<[what: string, before: string, after: string]>([
    ['that Trakt is needed', `${USES}trakt:\n`, USES],
    [
      'that id and secret are the same, without their quotes',
      `${HEAD}  client_id: '"SECRET"'\n  client_secret: SECRET\n${TOKENS}`,
      `${HEAD}  client_id: 'SECRET'\n  client_secret: SECRET\n${TOKENS}`,
    ],
    [
      'that id and secret are the same placeholder',
      `${HEAD}  client_id: <<trakt-id>>\n  client_secret: "<<trakt id>>"\n${TOKENS}`,
      `${HEAD}  client_id: <<trakt-id>>\n  client_secret: "<<trakt-id>>"\n${TOKENS}`,
    ],
    [
      'comments that stand where values should',
      `libraries:\ntrackt:\n  client_id: ####\n  client_secret: SECRET\n${TOKENS}`,
      `${HEAD}  client_id: ####\n  client_secret: SECRET\n${TOKENS}`,
    ],
    [
      'nothing of a section around the section',
      `${PLEX}  trakt:\n    trakt:\n      client_id: ID\n      client_secret: SECRET\n`,
      `${PLEX}trakt:\n  client_id: ID\n  client_secret: SECRET\n`,
    ],
  ])('%s', async (_, before, after) => {
    const { text, defects } = await repaired(before, true)
    expect(text).toBe(filledIn(after))
    expect(defects).toEqual([])
  })

  test('that a section inside itself has nothing to sign in with, without its spent PIN', async () => {
    const nested = `${USES}trakt:\n  trakt:\n    client_id: "I D"\n    client_secret: SECRET\n    pin: 1A2B3C4D\n`
    const { text, defects } = await repaired(nested, true)
    expect(text).toBe(filledIn(`${USES}trakt:\n  client_id: "I D"\n  client_secret: SECRET\n  pin:\n`))
    expect(defects).toEqual([])
  })
})
