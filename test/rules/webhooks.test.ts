import { describe, expect, test } from 'vitest'
import { findings, spoken } from '../support/judged.js'

const BASE = 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n'

const hooks = (value: string) => `${BASE}webhooks:\n  ${value}\nnotifiarr:\n  apikey: <<notifiarr-apikey>>\n`

describe('a webhook that PMM cannot report to', () => {
  test.each([
    ['error: discord', 'from `https://` on'],
    ['error: discord.com/api/webhooks/1/<not-yet>', 'Write `https://` in front of it.'],
    ['changes: Notifiar', 'Write `notifiarr`.'],
    ['delete: NOTIFIARR', 'Write `notifiarr`.'],
    ['version: notifiarr, gotify', 'Write several as a list'],
    ['run_end: ftp://hooks.example/x', 'from `https://` on'],
  ])('%s', async (value, hint) => {
    const found = await findings(hooks(value))
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error config/odd-webhook'])
    expect(found[0]!.hint).toContain(hint)
    expect(found[0]!.message).toMatch(/PMM can send nothing there\.$/)
  })

  test('each of a list, and that of a library', async () => {
    const found = await findings(
      `libraries:\n  Films:\n    collection_files:\n      - default: basic\n    webhooks:\n      changes: slack\nwebhooks:\n  error: [discord, https://hooks.example/x, teams]\n`,
    )
    expect(
      found.filter(({ rule }) => rule === 'config/odd-webhook').map(({ range }) => range.start.line),
    ).toEqual([6, 8, 8])
  })

  test('ends the run where it is told of the start', async () => {
    for (const value of ['run_start: discord', 'run_start: [notifiarr, discord]']) {
      const [found] = await findings(hooks(value))
      expect(found!.message).toContain('ends the run at its start')
    }
  })
})

test.each([
  'error: notifiarr',
  'error: gotify',
  'error: [notifiarr, https://hooks.example/x]',
  'error: https://hooks.example/x?y=1',
  'error: <<hook>>',
  'error:',
  'error: []',
])('nothing is said of %s', async (value) => {
  expect(await spoken(hooks(value))).toEqual([])
})
