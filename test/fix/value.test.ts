import { describe, expect, test } from 'vitest'
import { mergeValues, sameValue } from '../../src/fix/value.js'
import type { ConfigValue } from '../../src/yaml/document.js'

const map = (entries: Readonly<Record<string, ConfigValue>>): ConfigValue =>
  Object.assign(Object.create(null), entries)

describe('two values', () => {
  test('are the same whatever the order of their keys', () => {
    expect(sameValue(map({ a: 1, b: [1, 2] }), map({ b: [1, 2], a: 1 }))).toBe(true)
    expect(sameValue(new Date(5), new Date(5))).toBe(true)
    expect(sameValue(Number.NaN, Number.NaN)).toBe(true)
  })

  test.each<[string, ConfigValue, ConfigValue]>([
    ['a number is not its text', 1, '1'],
    ['nothing is not an empty mapping', null, map({})],
    ['an empty list is not an empty mapping', [], map({})],
    ['items have an order', [1, 2], [2, 1]],
    ['a blank key is not a missing one', map({ a: null }), map({})],
    ['another day is another value', new Date(1), new Date(2)],
  ])('differ: %s', (_, a, b) => {
    expect(sameValue(a, b)).toBe(false)
    expect(sameValue(b, a)).toBe(false)
  })
})

describe('two changes of a value', () => {
  const base = map({ keep: 1, gone: 2, deep: map({ x: 1, y: 2 }), list: [1, 2] })

  test('go together where they have nothing to do with one another', () => {
    const a = map({ keep: 1, deep: map({ x: 9, y: 2 }), list: [1, 2] })
    const b = map({ keep: 1, gone: 2, deep: map({ x: 1, y: 8, z: 3 }), list: [1, 7], added: true })
    const both = map({ keep: 1, deep: map({ x: 9, y: 8, z: 3 }), list: [1, 7], added: true })
    expect(sameValue(mergeValues(base, a, b)!, both)).toBe(true)
    expect(sameValue(mergeValues(base, b, a)!, both)).toBe(true)
  })

  test.each<[string, ConfigValue, ConfigValue]>([
    ['both change a key', map({ keep: 5 }), map({ keep: 6 })],
    ['both add a key with different values', map({ keep: 1, new: 1 }), map({ keep: 1, new: 2 })],
    ['one removes what the other changes', map({}), map({ keep: 6 })],
  ])('do not where %s', (_, a, b) => {
    expect(mergeValues(map({ keep: 1 }), a, b)).toBeUndefined()
    expect(mergeValues(map({ keep: 1 }), b, a)).toBeUndefined()
  })

  test('do not where both change the length of a list', () => {
    expect(mergeValues([1, 2], [1], [1, 2, 3])).toBeUndefined()
    expect(mergeValues([1, 2], [3, 2], [1])).toBeUndefined()
  })
})
