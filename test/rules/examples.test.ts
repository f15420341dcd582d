import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { ruleIds } from '../../scripts/generate/registry.mjs'
import { DOCUMENTED_LINKED_RULES, DOCUMENTED_RULES as RULES } from '../../src/registry/documented-rules.js'
import { findings, judged } from '../support/judged.js'

/** Bytes and stacks cannot be shown as text. */
const WITHOUT_EXAMPLES = ['yaml/encoding', 'yaml/too-deep']

const IDS = RULES.map((rule) => rule.meta.id)
const EXAMPLES = RULES.flatMap(({ meta, docs }) =>
  docs.examples.map(({ given, ...example }, index) => ({
    id: meta.id,
    number: index + 1,
    ...example,
    given: { ...given, isWhole: meta.id === 'config/missing-section' },
  })),
)

describe('the registry', () => {
  test('is the listing of the folders of rules', async () => {
    const linked = DOCUMENTED_LINKED_RULES.map(({ meta }) => meta.id)
    expect([...IDS, ...linked].sort()).toEqual(await ruleIds())
  })

  test.each(RULES.map((rule) => [rule.meta.id, rule] as const))(
    '%s says what it is about',
    (id, { meta, docs }) => {
      expect(docs.summary).toMatch(/^\S.*\.$/)
      expect(docs.summary.length).toBeLessThan(100)
      expect(docs.why).toMatch(/^\S.*\.$/)
      expect(semver.validRange(meta.holds)).not.toBeNull()
      expect(semver.validRange(meta.not ?? '*')).not.toBeNull()
      if (meta.not !== undefined) expect(semver.intersects(meta.holds, meta.not)).toBe(false)
      for (const other of meta.insteadOf ?? []) expect(IDS).toContain(other)
      expect(meta.insteadOf ?? []).not.toContain(id)
      expect(docs.examples.length > 0).toBe(!WITHOUT_EXAMPLES.includes(id))
    },
  )
})

describe('every example', () => {
  test.each(EXAMPLES)(
    '$id, $number: the bad form is found once and by no other rule',
    async ({ id, bad, given }) => {
      const found = await findings(bad, given)
      expect(found.map(({ rule }) => rule)).toEqual([id])
    },
  )

  test.each(EXAMPLES.filter(({ good }) => good !== undefined))(
    '$id, $number: the good form is a config, and nothing but a remark is made on it',
    async ({ id, good, given }) => {
      const { diagnostics, skipped } = await judged(good!, given)
      expect(skipped).toBeNull()
      expect(diagnostics.map(({ rule }) => rule)).not.toContain(id)
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    },
  )

  test.each(EXAMPLES)(
    '$id, $number: says what is wrong and what to do in whole sentences',
    async ({ bad, given }) => {
      for (const { message, hint, docs, rule } of await findings(bad, given)) {
        expect(message).toMatch(/^[A-Z`].*[.?]$/)
        expect(hint).toMatch(/^[A-Z`].*\.$/)
        expect(docs).toBe(`pmm-config explain ${rule}`)
      }
    },
  )

  test.each(EXAMPLES)('$id, $number: repeats no value of the config', async ({ bad, given }) => {
    const values = [...bad.matchAll(/: +["']?([^\s"'#{}[\],&*]{4,})/g)].map((match) => match[1]!)
    const prose = (await findings(bad, given)).map(({ message }) => message).join(' ')
    const ordinary = ['public', 'true', 'Bearer', 'trakt', 'playlist']
    expect(values.filter((value) => !ordinary.includes(value) && prose.includes(value))).toEqual([])
  })
})
