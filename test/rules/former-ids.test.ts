import { describe, expect, test } from 'vitest'
import { runExplain } from '../../src/cli/explain.js'
import { runMigrate } from '../../src/cli/migrate.js'
import { RULE_IDS } from '../../src/registry/rule-ids.js'
import { FORMER, presentId } from '../../src/rules/former-ids.js'
import { fakeIo } from '../support/fake-io.js'
import { findings } from '../support/judged.js'

const NEW = { target: '2.5.2' }
const TEXT = 'libraries: {Films: {}}\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n'

describe('an id that a rule had before', () => {
  test('is that of a rule there is, and of none itself', () => {
    for (const id of FORMER) {
      expect(RULE_IDS).not.toContain(id)
      expect(RULE_IDS).toContain(presentId(id))
    }
  })

  test('still silences the rule in a comment, and is not unused', async () => {
    const text = TEXT.replace('trakt:', '# pmm-config-ignore migration/trakt-249 -- kept\ntrakt:')
    expect(await findings(TEXT, NEW)).toMatchObject([{ rule: 'migration/trakt-250' }])
    expect(await findings(text, NEW)).toEqual([])
  })

  test('still sets the severity of the rule', async () => {
    const { validate } = await import('../../src/api/validate.js')
    const rules = new Map([['migration/trakt-249', 'error']] as const)
    const { diagnostics } = await validate(TEXT, { ...NEW, rules })
    expect(diagnostics).toMatchObject([{ rule: 'migration/trakt-250', severity: 'error' }])
  })

  test.each(['trakt-249', 'migration/trakt-249'])('is still explained and listed: %s', async (id) => {
    const io = fakeIo('.')
    expect(runExplain({ root: '.', words: [id], json: false, moreRules: [] }, io)).toBe(0)
    expect(io.printed.out).toContain('migration/trakt-250')
    const repair = { unsafe: false, diff: false, backup: false }
    const list = fakeIo('.')
    expect(await runMigrate({ paths: [], only: [id], optIn: false, list: true, repair }, list)).toBe(0)
    expect(list.printed.out).toContain('trakt-250')
  })
})
