import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fix } from '../../../src/api/fix.js'
import { DOCUMENTED_RULES as RULES } from '../../../src/registry/documented-rules.js'
import { CLEAN_CONFIGS } from '../../support/clean-configs.js'
import { fixed, NOW } from '../../support/judged.js'
import type { Mutator } from '../mutator.js'
import { MUTATORS } from '../mutators.js'
import { randomOf } from '../splice.js'
import { unnamedChanges } from './unnamed.js'

/** A mistake is made for clean configs: what others have left may have no place for it. */
function seeded(mutator: Mutator, text: string, seed: number): string {
  try {
    return mutator.seed(text, randomOf(seed))?.text ?? text
  } catch {
    return text
  }
}

/** Ways in which the same config may be written. */
const DRESSES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => (text.includes('\r') ? text : text.replaceAll('\n', '\r\n')),
  (text) => `\ufeff${text.trimEnd()}`,
  (text) => text.replace(/^ +/gm, '$&$&'),
  (text) => text.replace(/^( *)([a-z_]+:)/gm, '$1# about $2\n$1$2').replace(/(: \S+)$/gm, '$1 # beside'),
]

test('several mistakes at once are repaired without harm, and a second run finds nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CLEAN_CONFIGS),
      fc.array(fc.tuple(fc.constantFrom(...MUTATORS), fc.nat()), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.constantFrom(...DRESSES),
      async ({ text: clean }, mistakes, unsafe, dress) => {
        let text = clean
        for (const [mutator, seed] of mistakes) text = seeded(mutator, text, seed)
        text = dress(text)
        const options = { now: NOW, unsafe, target: '>=2.2.1 <2.4.7' }
        const result = await fix(text, options)
        expect(result.defects, text).toEqual([])
        expect(unnamedChanges(text, result), text).toEqual([])
        const again = await fix(result.text, options)
        expect(again.text, text).toBe(result.text)
        expect(again.fixed, text).toEqual([])
      },
    ),
    { numRuns: 300, seed: 20261124 },
  )
}, 120_000)

test('every rule that has a repair of its own makes it on its own example', async () => {
  for (const { meta, docs } of RULES) {
    if (meta.fix !== 'safe' && meta.fix !== 'unsafe') continue
    const results = await Promise.all(
      docs.examples.map(({ bad, given: { now, ...given } = {} }) =>
        fixed(bad, { ...given, now: now === undefined ? NOW : new Date(now), unsafe: true }),
      ),
    )
    expect(
      results.some((one) => one.fixed.some(({ rule }) => rule === meta.id)),
      meta.id,
    ).toBe(true)
    for (const { defects } of results) expect(defects, meta.id).toEqual([])
  }
})
