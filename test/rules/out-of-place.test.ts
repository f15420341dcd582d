import { describe, expect, test } from 'vitest'
import { filledIn, fixed, judged } from '../support/judged.js'

const CLEAN = filledIn(`libraries:
  Movies:
    collection_files:
      - default: basic
settings:
  cache: true
trakt:
  client_id: ID
  client_secret: SECRET
  pin:
  authorization:
    access_token: ACCESS
    token_type: Bearer
    expires_in: 604800
    refresh_token: REFRESH
    scope: public
    created_at: 1795400000
`)

async function spoken(text: string, committing = false): Promise<readonly string[]> {
  const now = new Date('2026-11-23T12:00:00Z')
  const { diagnostics } = await judged(text, { now: now.toISOString(), facts: { committing } })
  return diagnostics.map(({ severity, rule, range }) => `${range.start.line} ${severity} ${rule}`)
}

test('nothing is wrong to begin with', async () => {
  expect(await spoken(CLEAN)).toEqual([])
})

describe('what belongs to trakt and stands elsewhere', () => {
  test('the tokens in another section', async () => {
    const text = CLEAN.replace('  pin:\n', '  pin:\nsonarr:\n')
    expect(await spoken(text)).toEqual(['12 error trakt/misplaced-key'])
  })

  test('the section at the depth of a library', async () => {
    const [head, section] = CLEAN.split('trakt:\n') as [string, string]
    const inside = `  trakt:\n${section.replace(/^/gm, '  ').trimEnd()}\n`
    const text = head.replace('settings:', `${inside}settings:`)
    expect(await spoken(text)).toEqual(['5 error trakt/misplaced-section'])
  })

  test('the section under a name with swapped letters, or with more to it', async () => {
    for (const name of ['tratk', 'trkat', 'trakt_tv', 'trakt.tv', 'track'])
      expect(await spoken(CLEAN.replace('\ntrakt:', `\n${name}:`)), name).toEqual([
        '7 error trakt/misspelt-section',
      ])
  })

  test('a PIN under a misspelt name is one mistake', async () => {
    expect(await spoken(CLEAN.replace('pin:', 'Pin: "1234ABCD"'))).toEqual(['10 error trakt/unknown-key'])
  })
})

test('keys that slipped below the PIN are to be indented as it is, not to be put in quotes', async () => {
  const text = CLEAN.replace(/ {2}authorization:[\s\S]*/, (block) => block.replace(/^(?=.)/gm, '  '))
  const { diagnostics } = await judged(text, { now: '2026-11-23T12:00:00Z' })
  expect(diagnostics.map(({ rule, hint }) => [rule, hint])).toEqual([
    ['trakt/unquoted-value', 'Keys of `trakt` slipped below it: indent them as far as `pin` itself.'],
  ])
})

describe('a file that is being committed', () => {
  test('may hold no PIN, and the hook fails so that this is seen', async () => {
    const text =
      'libraries: {Films: {}}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: CFE7D464\n'
    expect(await spoken(text, true)).toEqual(['5 error trakt/stale-pin'])
  })

  test('may hold no secret under a misspelt or misplaced key either', async () => {
    const text = `libraries: {Films: {}}\nplexx:\n  token: ${'ab1'.repeat(7)}\nradarr:\n  api-key: ${'c2d'.repeat(7)}\n  url: http://me:pw@radarr:7878\n`
    expect(await spoken(text, true)).toEqual([
      '2 warning config/unknown-key',
      '3 error config/committed-secret',
      '5 error config/committed-secret',
      '6 error config/committed-secret',
    ])
  })

  test('may hold what only looks like one', async () => {
    const text =
      'libraries:\n  Movies:\n    collection_files:\n      - default: basic\n    template_variables:\n      token_of_love: movies\n      url_poster_12: https://posters.example/0a1b2c3d4e5f6a7b8c9d\nplex:\n  url: http://plex:32400\n  token: env\nwebhooks:\n  error: notifiarr\n'
    expect(await spoken(text, true)).toEqual([])
  })
})

describe('a comment that ignores a rule', () => {
  test('is not unused where the rule waits for a commit, for time to pass, or is off', async () => {
    for (const rule of ['config/committed-secret', 'trakt/expired-token', 'trakt/stale-pin'])
      expect(
        await spoken(CLEAN.replace('trakt:', `# pmm-config-ignore ${rule} -- known\ntrakt:`)),
        rule,
      ).toEqual([])
  })

  test('may stand behind the value it is about', async () => {
    const text = CLEAN.replace('scope: public', 'scope: private # pmm-config-ignore trakt/scope -- a test')
    expect(await spoken(text)).toEqual([])
  })
})

describe('times that cannot be', () => {
  test.each(['604800000', '86400000'])(
    'a lifetime of %s seconds is one in milliseconds',
    async (lifetime) => {
      expect(await spoken(CLEAN.replace('604800', lifetime))).toEqual(['14 warning trakt/impossible-date'])
    },
  )
})

test('a token is moved out of a section that holds nothing else that PMM reads', async () => {
  const text = `libraries:\n  Films: {}\nplaylist_files:\n  access_token: ${'a1'.repeat(32)}\n  episode_critic: x\ntrakt:\n  client_secret: ${'b2'.repeat(32)}\n`
  const { text: after, defects } = await fixed(text, { unsafe: true })
  expect(defects).toEqual([])
  expect(after).toContain(`  authorization:\n    access_token: ${'a1'.repeat(32)}\n`)
})
