import { describe, expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'
import { validate } from '../../src/api/validate.js'
import { createSource } from '../../src/text/source.js'

const NOW = new Date('2026-09-22T12:00:00Z')
const STALE =
  'libraries: {Films: {}}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 1A2B3C4D # spent\n  authorization: {access_token: <<a>>, refresh_token: <<b>>, token_type: Bearer, scope: public, expires_in: <<c>>, created_at: <<d>>}\n'

describe('the library repairs', () => {
  test('a text, and says what was done and what is left', async () => {
    const result = await fix(STALE, { now: NOW })
    expect(result.text).toBe(STALE.replace('pin: 1A2B3C4D # spent', 'pin: # spent'))
    expect(result.changed).toBe(true)
    expect(result.fixed).toMatchObject([
      { rule: 'trakt/stale-pin', safety: 'safe', path: ['trakt', 'pin'], lines: [{ first: 5, last: 5 }] },
    ])
    expect(result.diagnostics.map(({ rule }) => rule)).not.toContain('trakt/stale-pin')
    expect(result.defects).toEqual([])
  })

  test('nothing in a text that is fine', async () => {
    const text = 'libraries: {Films: {}}\ntmdb:\n  apikey: <<tmdb>>\n'
    expect(await fix(text)).toMatchObject({ text, changed: false, fixed: [], diagnostics: [] })
  })

  test('nothing in what is no config of PMM', async () => {
    const text = 'services:\n  web:\n    image: x\n'
    expect(await fix(text)).toMatchObject({
      text,
      changed: false,
      skipped: expect.stringContaining('not a config'),
    })
  })

  test('nothing in what is not UTF-8, since it could not be written back', async () => {
    const source = createSource('config.yml', STALE, { encoding: 'not utf-8', at: { start: 0, end: 1 } })
    expect(await fix(source, { now: NOW, unsafe: true })).toMatchObject({
      text: STALE,
      changed: false,
      fixed: [],
    })
  })

  test('with the rules that are wanted alone', async () => {
    const wanted = { now: NOW, repairs: ({ id }: { id: string }) => id === 'yaml/tab' }
    expect((await fix(STALE, wanted)).changed).toBe(false)
  })

  test('not where a comment or the settings say that all is well', async () => {
    const ignored = STALE.replace('  pin', '  # pmm-config-ignore trakt/stale-pin -- kept on purpose\n  pin')
    expect((await fix(ignored, { now: NOW })).changed).toBe(false)
    expect((await fix(STALE, { now: NOW, rules: new Map([['trakt/*', 'off']]) })).changed).toBe(false)
  })

  test('and shows no secret of either text', async () => {
    const { masked, maskedBefore, diagnostics, fixed } = await fix(STALE, { now: NOW })
    expect(JSON.stringify({ masked, maskedBefore, diagnostics, fixed })).not.toContain('1A2B3C')
  })
})

test('a finding promises a repair only where it can be made', async () => {
  const [found] = (await validate(STALE, { now: NOW })).diagnostics.filter(
    ({ rule }) => rule === 'trakt/stale-pin',
  )
  expect(found?.fix).toMatchObject({ safety: 'safe' })
  const shared = `spent: &pin 1A2B3C4D\n${STALE.replace('1A2B3C4D', '*pin')}other: *pin\n`
  const { text, diagnostics } = await fix(shared, { now: NOW })
  const promised = (await validate(shared, { now: NOW })).diagnostics.filter(({ fix }) => fix !== null)
  // Either it is done, or it is not promised and said why.
  if (text === shared) {
    expect(promised).toEqual([])
    expect(diagnostics.some(({ hint }) => hint?.includes('The program cannot do it'))).toBe(true)
  } else expect(promised.length).toBeGreaterThan(0)
})
