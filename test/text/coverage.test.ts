import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCoverage } from '../../src/text/coverage.js'

const range = fc.tuple(fc.nat(60), fc.nat(6)).map(([start, length]) => ({ start, end: start + length }))

test('meets what touches one of its ranges, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range), range, (first, added, asked) => {
      const coverage = createCoverage(first)
      for (const one of added) coverage.add(one)
      const expected = [...first, ...added].some(({ start, end }) => start <= asked.end && asked.start <= end)
      expect(coverage.meets(asked)).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})
