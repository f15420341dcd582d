import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { DOCUMENTED_LINKED_RULES } from '../../../src/registry/documented-rules.js'
import { linkedFindings } from '../../support/linked.js'

const EXAMPLES = DOCUMENTED_LINKED_RULES.flatMap(({ meta, docs }) =>
  docs.examples.map(({ given, ...example }, index) => ({
    id: meta.id,
    number: index + 1,
    ...example,
    given: { linked: given!.linked!, ...(given?.target ? { target: given.target } : {}) },
  })),
)

describe('every rule of linked files', () => {
  test.each(DOCUMENTED_LINKED_RULES.map((rule) => [rule.meta.id, rule] as const))(
    '%s says what it is about',
    (_, { meta, docs }) => {
      expect(docs.summary).toMatch(/^\S.*\.$/)
      expect(docs.summary.length).toBeLessThan(100)
      expect(docs.why).toMatch(/^\S.*\.$/)
      expect(semver.validRange(meta.holds)).not.toBeNull()
      expect(docs.examples.length).toBeGreaterThan(0)
      expect(docs.examples.every(({ given }) => given?.linked)).toBe(true)
    },
  )
})

describe('every example of them', () => {
  test.each(EXAMPLES)(
    '$id, $number: the bad form is found once and by no other rule',
    async ({ id, bad, given }) => {
      const found = await linkedFindings(bad, given)
      expect(found.map(({ rule }) => rule)).toEqual([id])
      for (const { message, hint } of found) {
        expect(message).toMatch(/^[A-Z`].*[.?]$/)
        expect(hint).toMatch(/^[A-Z`].*[.?]$/)
      }
    },
  )

  test.each(EXAMPLES)('$id, $number: nothing is said of the good form', async ({ good, given }) => {
    expect(await linkedFindings(good!, given)).toEqual([])
  })
})
