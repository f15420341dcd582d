import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startMerging } from '../../src/fix/merge.js'
import { mergeValues } from '../../src/fix/value.js'
import type { ConfigMap, ConfigValue } from '../../src/yaml/document.js'

const name = fc.constantFrom('a', 'b', 'c', 'd')
const leaf = fc.constantFrom<ConfigValue>(1, 2, 'x', null)
const map = fc.dictionary(name, leaf) as fc.Arbitrary<ConfigMap>
const base = fc.dictionary(name, fc.oneof(leaf, map)) as fc.Arbitrary<ConfigMap>

/** A change of some keys of the map at the end of the steps: what the whole is then, and the part. */
const change = fc.record({ step: fc.option(name, { nil: undefined }), fresh: map })

test('parts go together as the wholes do that they are parts of', () => {
  fc.assert(
    fc.property(base, fc.array(change, { maxLength: 4 }), (start, changes) => {
      const merging = startMerging(start)
      let expected: ConfigValue = start
      for (const { step, fresh } of changes) {
        const inner = step === undefined ? start : start[step]
        if (typeof inner !== 'object' || inner === null) continue
        const names = Object.keys(fresh)
        const changed = { ...(inner as ConfigMap), ...fresh }
        const whole = step === undefined ? changed : { ...start, [step]: changed }
        const together = mergeValues(start, expected, whole)
        // A part may be refused where the whole is not: then the repair waits for the next round.
        if (!merging.addPart({ steps: step === undefined ? [] : [step], names, value: fresh })) continue
        expect(together).toEqual(merging.value)
        expected = together!
      }
    }),
    { numRuns: 2000 },
  )
})

test('two parts that change one key otherwise do not go together', () => {
  const merging = startMerging({ a: { b: 1, c: 1 } })
  expect(merging.addPart({ steps: ['a'], names: ['b'], value: { b: 2 } })).toBe(true)
  expect(merging.addPart({ steps: ['a'], names: ['b'], value: { b: 3 } })).toBe(false)
  expect(merging.addPart({ steps: ['a'], names: ['c'], value: {} })).toBe(true)
  expect(merging.value).toEqual({ a: { b: 2 } })
})
