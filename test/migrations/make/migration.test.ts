import { expect, test } from 'vitest'
import { defineMigration } from '../../../src/migrations/make/migration.js'
import { spoken } from '../../support/judged.js'

const OLD = 'libraries:\n  Films:\n    settings:\n      save_missing: true\n'

test.each([
  ['>=1.17.0', ['warning migration/lib-save_missing']],
  ['2.4.4', ['warning migration/lib-save_missing']],
  ['>=1.0.0 <1.17.1', ['warning migration/lib-save_missing']],
  ['>=1.0.0 <1.17.0', []],
  ['<1.17.0', []],
  ['>=1.0.0 <=1.16.5', []],
  ['1.16.5 || 2.4.4', ['warning migration/lib-save_missing']],
])('a new name of 1.17.0 is a matter for %s: %j', async (target, expected) => {
  expect(await spoken(OLD, { target })).toEqual(expected)
})

test('what comes after all of the target is not even looked for', () => {
  let looked = 0
  const { rule } = defineMigration({
    id: 'later',
    from: 'a',
    to: 'b',
    since: '2.4.9',
    automation: 'safe',
    reception: 'accepted',
    places: [],
    summary: 'A became b.',
    why: 'It did.',
    examples: [],
    find: () => {
      looked++
      return []
    },
  })
  const look = (range: string) => {
    looked = 0
    rule.check({ target: { range } } as Parameters<typeof rule.check>[0])
    return looked
  }
  expect(['>=1.16.3 <2.4.7', '>=1.16.3 <2.4.9', '2.4.4', '2.4.8'].map(look)).toEqual([0, 0, 0, 0])
  expect(['>=1.16.3 <2.4.10', '>=1.16.3', '2.4.9', '2.4.10'].map(look)).toEqual([1, 1, 1, 1])
})
