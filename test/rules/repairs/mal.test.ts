import { describe, expect, test } from 'vitest'
import type { FixedConfig } from '../../../src/api/fix.js'
import { fixed } from '../../support/judged.js'
import { malFilledIn } from '../../support/mal-judged.js'
import { unnamedChanges } from './unnamed.js'

const HEAD = 'libraries:\nmal:\n'
const APP = '  client_id: ID # my app\n  client_secret: SECRET\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\n'

const repaired = (text: string, unsafe = false): Promise<FixedConfig> =>
  fixed(malFilledIn(text), { unsafe, repairs: ({ kind }) => kind !== 'migration' })

type Wanted = readonly [what: string, before: string, after: string, unsafe?: boolean]

const REPAIRS: readonly Wanted[] = [
  [
    'blanks a spent address and keeps the comment',
    `${HEAD}${APP}  # once\n  localhost_url: "http://localhost/?code=CODE"   # spent\n${TOKENS}`,
    `${HEAD}${APP}  # once\n  localhost_url:   # spent\n${TOKENS}`,
  ],
  [
    'moves tokens into an `authorization` that is not there',
    `${HEAD}${APP}  # mine\n  access_token: ACCESS # a\n  token_type: Bearer\n  expires_in: 2678400\n  refresh_token: REFRESH\n  cache_expiration: 60\nplex:\n`,
    `${HEAD}${APP}  cache_expiration: 60\n  authorization:\n    # mine\n    access_token: ACCESS # a\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\nplex:\n`,
  ],
  [
    'moves tokens into an `authorization` that is blank',
    `${HEAD}  authorization:\n${APP}  access_token: ACCESS\n  token_type: Bearer\n  expires_in: 2678400\n  refresh_token: REFRESH\n`,
    `${HEAD}${TOKENS}${APP}`,
  ],
  [
    'indents what lost its indentation',
    'libraries:\nmal:\nclient_id: <<a>>\n# secret\nclient_secret: <<b>>\nlocalhost_url: <<c>>\nplex:\n  url: x\n',
    'libraries:\nmal:\n  client_id: <<a>>\n  # secret\n  client_secret: <<b>>\n  localhost_url: <<c>>\nplex:\n  url: x\n',
  ],
  [
    'indents tokens that stand right below a section without them',
    `${HEAD}${APP}authorization:\n  # mine\n  access_token: ACCESS\n  token_type: Bearer\n  expires_in: 2678400\n  refresh_token: REFRESH\nplex:\n  url: x\n`,
    `${HEAD}${APP}  authorization:\n    # mine\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\nplex:\n  url: x\n`,
  ],
  [
    'indents tokens without their `authorization` that stand right below a section',
    `${HEAD}${APP}  localhost_url:\naccess_token: ACCESS\ntoken_type: Bearer\nexpires_in: 2678400\nrefresh_token: REFRESH\n`,
    `${HEAD}${APP}  localhost_url:\n${TOKENS}`,
  ],
  [
    'quotes an id of digits alone, as it was written',
    `${HEAD}  client_id: ${'0'.repeat(31)}1 # id\n  client_secret: SECRET\n${TOKENS}`,
    `${HEAD}  client_id: '${'0'.repeat(31)}1' # id\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'takes the quotes off numbers',
    `${HEAD}${APP}  cache_expiration: "30" # days\n${TOKENS.replace('2678400', "'2678400'")}`,
    `${HEAD}${APP}  cache_expiration: 30 # days\n${TOKENS}`,
  ],
  [
    'takes a space off the edge of a secret',
    `${HEAD}  client_id: "ID "\n  client_secret: SECRET\n${TOKENS}`,
    `${HEAD}  client_id: "ID"\n  client_secret: SECRET\n${TOKENS}`,
  ],
  [
    'adds a blank access token beside a refresh token',
    `${HEAD}${APP}  authorization:\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\n`,
    `${HEAD}${APP}  authorization:\n    access_token:\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: REFRESH\n`,
  ],
  [
    'renames a key that differs in capitals and hyphens',
    `${HEAD}  Client-Id: <<a>>\n  clientSecret: <<b>>\n  localhost-url: <<c>>\n`,
    `${HEAD}  client_id: <<a>>\n  client_secret: <<b>>\n  localhost_url: <<c>>\n`,
  ],
  [
    'renames the section',
    `libraries:\nMAL: # mine\n${APP}${TOKENS}`,
    `libraries:\nmal: # mine\n${APP}${TOKENS}`,
  ],
  [
    'renames the section from its long name, when asked',
    `libraries:\nmyanimelist: # mine\n${APP}${TOKENS}`,
    `libraries:\nmal: # mine\n${APP}${TOKENS}`,
    true,
  ],
  [
    'blanks an `authorization` that is a text, when asked',
    `${HEAD}${APP}  localhost_url: <<a>>\n  authorization: abc # what?\n`,
    `${HEAD}${APP}  localhost_url: <<a>>\n  authorization: # what?\n`,
    true,
  ],
  ['deletes an empty section, when asked', `${HEAD}plex:\n  url: x\n`, 'libraries:\nplex:\n  url: x\n', true],
]

describe('a repair of mal', () => {
  test.each(REPAIRS.map((one) => [one[0], one] as const))(
    '%s',
    async (_, [, before, after, unsafe = false]) => {
      const result = await repaired(before, unsafe)
      expect(result.text).toBe(malFilledIn(after))
      expect(result.defects).toEqual([])
      expect(unnamedChanges(malFilledIn(before), result)).toEqual([])
      const again = await repaired(result.text, unsafe)
      expect(again.text).toBe(result.text)
      expect(again.fixed).toEqual([])
    },
  )

  test.each(REPAIRS.filter(([, , , unsafe]) => unsafe).map((one) => [one[0], one] as const))(
    '%s, and leaves it alone otherwise',
    async (_, [, before]) => {
      expect((await repaired(before)).text).toBe(malFilledIn(before))
    },
  )

  test.each([
    ['further down', 'plex:\n  url: x\n'],
    ['below a section that came between', 'trakt:\n  client_id: <<a>>\n  client_secret: <<b>>\nplex:\n'],
  ])('leaves tokens %s to people, since they may be Trakt’s', async (_, between) => {
    const text = `${HEAD}${APP}${between}authorization:\n  access_token: ACCESS\n  refresh_token: REFRESH\n`
    const { text: after, diagnostics } = await repaired(text)
    expect(after).toBe(malFilledIn(text))
    const found = diagnostics.find(({ rule }) => rule === 'trakt/misplaced-key')
    expect(found).toMatchObject({
      fix: { safety: 'unsafe' },
      hint: 'Indent the block so that it stands below `trakt:` (or below `mal:`, if it belongs there).',
    })
  })

  test('takes what only Trakt gives for Trakt’s, right below `mal`, too', async () => {
    const block =
      '  access_token: ACCESS\n  refresh_token: REFRESH\n  created_at: 1795000000\n  scope: public\n'
    const text = `libraries:\ntrakt:\n  client_id: <<a>>\n  client_secret: <<b>>\nmal:\n${APP}authorization:\n${block}`
    const { text: after } = await repaired(text)
    expect(after).toBe(
      malFilledIn(
        `libraries:\ntrakt:\n  client_id: <<a>>\n  client_secret: <<b>>\n  authorization:\n${block.replace(/^/gm, '  ').trimEnd()}\nmal:\n${APP}`,
      ),
    )
  })

  test('does not choose between two different tokens', async () => {
    const text = `${HEAD}${APP}  access_token: another\n${TOKENS}`
    expect((await repaired(text)).text).toBe(malFilledIn(text))
  })
})
