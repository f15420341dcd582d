import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLEAN_CONFIGS } from '../support/clean-configs.js'
import { CREDENTIALS, findings } from '../support/judged.js'
import { MUTATORS } from './mutators.js'
import { randomOf } from './splice.js'

/** So many ways and places are tried for each mistake. */
const RUNS = { numRuns: 25, seed: 20260731 }

test.each(CLEAN_CONFIGS)('nothing is wrong with: $name', async ({ text }) => {
  expect(await findings(text)).toEqual([])
})

describe.each(MUTATORS)('$name', ({ rule, target, seed }) => {
  test(`is one finding of ${rule}, at the mistake`, async () => {
    const ways = fc.record({ config: fc.constantFrom(...CLEAN_CONFIGS), number: fc.nat() })
    const seeded = new Set<string>()
    await fc.assert(
      fc.asyncProperty(ways, async ({ config, number }) => {
        const changed = seed(config.text, randomOf(number))
        fc.pre(changed !== undefined)
        seeded.add(config.name)
        const found = (await findings(changed.text, target === undefined ? {} : { target })).map((one) => ({
          rule: one.rule,
          atTheMistake: one.range.start.line <= changed.line && changed.line <= one.range.end.line,
          // A secret is never part of what is said.
          prose: Object.values(CREDENTIALS).some((secret) =>
            `${one.message}${one.hint}`.includes(secret.slice(0, 8)),
          ),
        }))
        expect(found, `${config.name}, line ${changed.line}:\n${changed.text}`).toEqual([
          { rule, atTheMistake: true, prose: false },
        ])
      }),
      RUNS,
    )
    expect(seeded.size).toBeGreaterThan(0)
  })
})
