import { describe, expect, test } from 'vitest'
import type { FixedConfig } from '../../../src/api/fix.js'
import { filledIn, fixed } from '../../support/judged.js'

const APP = '  client_id: ID # my app\n  client_secret: SECRET\n'
const TOKENS =
  '  authorization:\n    access_token: ACCESS\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: REFRESH\n    scope: public\n    created_at: 1790000000\n'

const repaired = (text: string, unsafe = false): Promise<FixedConfig> =>
  fixed(filledIn(text), { unsafe, repairs: ({ kind }) => kind !== 'migration' })

const section = (created: number | undefined, access: string, more = '') =>
  `trakt:\n${APP}${more}${TOKENS.replace('ACCESS', access).replace('    created_at: 1790000000\n', created === undefined ? '' : `    created_at: ${created}\n`)}`

describe('two `trakt` sections become one, when asked', () => {
  const NEWER = 'c1c2'.repeat(16)

  test.each([
    ['the second', 1780000000, 1790000000, NEWER],
    ['the first', 1790000000, 1780000000, 'ACCESS'],
  ])('with the newer tokens, those of %s', async (_, first, second, access) => {
    const text = `libraries:\n${section(first, 'ACCESS')}plex:\n  url: x\n${section(second, NEWER)}`
    const { text: merged, fixed, defects } = await repaired(text, true)
    expect(merged).toBe(filledIn(`libraries:\n${section(1790000000, access)}plex:\n  url: x\n`))
    expect(fixed[0]?.title).toMatch(/newer tokens, of line \d+$/)
    expect(defects).toEqual([])
    expect((await repaired(text)).changed).toBe(false)
  })

  test('with what only the second has', async () => {
    const text = `libraries:\ntrakt:\n${APP}  pin:\nplex:\n  url: x\ntrakt:\n${TOKENS}`
    expect((await repaired(text, true)).text).toBe(
      filledIn(`libraries:\ntrakt:\n${APP}  pin:\n${TOKENS}plex:\n  url: x\n`),
    )
  })

  const BLANK =
    '  authorization:\n    # filled in by PMM\n    access_token:\n    token_type: Bearer\n    expires_in:\n    refresh_token:\n    scope: public\n    created_at:\n'

  test.each([
    ['first', `${APP}  pin:\n${BLANK}`, `${APP}  pin:\n${TOKENS}`],
    ['second', `${APP}${TOKENS}  pin:\n`, `${APP}  pin:\n${BLANK}`],
  ])(
    'with the only tokens there are, where the %s holds the blanks of the template',
    async (_, one, other) => {
      const text = `libraries:\ntrakt:\n${one}plex:\n  url: x\ntrakt:\n${other}`
      const { text: merged, defects } = await repaired(text, true)
      const lines = (section: string) => section.split('\n').toSorted()
      expect(lines(merged)).toEqual(
        lines(filledIn(`libraries:\ntrakt:\n${APP}  pin:\n${TOKENS}plex:\n  url: x\n`)),
      )
      expect(defects).toEqual([])
    },
  )

  test('but not where a token stands behind a `#` of the blank one', async () => {
    const hidden = BLANK.replace('access_token:', `access_token: #${NEWER}`)
    const text = filledIn(`libraries:\ntrakt:\n${APP}${hidden}plex:\n  url: x\ntrakt:\n${APP}${TOKENS}`)
    expect((await repaired(text, true)).text).toBe(text)
  })

  test.each([
    ['nothing says which tokens are newer', section(undefined, 'ACCESS'), section(1790000000, NEWER)],
    ['both are as old', section(1790000000, 'ACCESS'), section(1790000000, NEWER)],
    ['they are of two apps', section(1780000000, 'ACCESS'), section(1790000000, NEWER).replace('ID', NEWER)],
  ])('but not where %s: no token is lost', async (_, first, second) => {
    const text = filledIn(`libraries:\n${first}plex:\n  url: x\n${second}`)
    const { text: left, diagnostics } = await repaired(text, true)
    expect(left).toBe(text)
    expect(diagnostics.find(({ rule }) => rule === 'trakt/duplicate-section')?.hint).toContain(
      'The program cannot do it',
    )
  })

  test('but says nothing of the tokens of a third', async () => {
    const text = `libraries:\n${section(1780000000, 'ACCESS')}trakt:\n${APP}${section(1790000000, NEWER)}`
    const { fixed } = await repaired(text, true)
    expect(fixed.filter(({ title }) => title.includes('newer tokens'))).toHaveLength(1)
  })

  test('three, one after the other', async () => {
    const text = `libraries:\n${section(1780000000, 'ACCESS')}${section(1785000000, 'b1b2'.repeat(16))}${section(1790000000, NEWER)}`
    expect((await repaired(text, true)).text).toBe(filledIn(`libraries:\n${section(1790000000, NEWER)}`))
  })
})
