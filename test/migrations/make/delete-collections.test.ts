import { describe, expect, test } from 'vitest'
import { findings } from '../../support/judged.js'
import { migrated } from '../migrated.js'

const library = (keys: string, home = 'operations') =>
  `libraries:\n  Films:\n    ${home}:\n${keys.replace(/^/gm, '      ').trimEnd()}\n`
const become = async (keys: string, home?: string) =>
  (await migrated(library(keys, home), { unsafe: true, target: '2.4.4' })).text

describe('what deletes collections', () => {
  const IDLE = ['false', '0', '-1', 'few', '1.5', '']
  test.each(IDLE)('a number that is none (%s) deletes nothing, and goes', async (value) => {
    const text = await become(`delete_unmanaged_collections: true\ndelete_collections_with_less: ${value}\n`)
    expect(text).toBe(library('delete_unmanaged_collections: true\n'))
  })

  test('what PMM does not manage is never put below `delete_collections` alone', async () => {
    for (const home of ['operations', 'settings']) {
      const old = 'delete_unmanaged_collections: true\n'
      expect(await become(old, home)).toBe(library(old, home))
    }
  })

  test('both old keys become one mapping, bounded by the number', async () => {
    const text = await become('delete_unmanaged_collections: true\ndelete_collections_with_less: 2\n')
    expect(text).toBe(library('delete_collections:\n  less: 2\n  managed: false\n'))
  })

  test('what is off is worth a remark, what is no number a warning', async () => {
    const said = await findings(
      library('delete_unmanaged_collections: false\ndelete_collections_with_less: false\n'),
      { target: '2.4.4' },
    )
    expect(said.map(({ severity }) => severity)).toEqual(['info', 'warning'])
    expect(said[1]!.message).toContain('no number')
  })
})

describe('directly below a library', () => {
  test('nothing is deleted unasked, and both forms go into one operation', async () => {
    const text =
      'libraries:\n  Films:\n    delete_collections_with_less: 2\n    delete_unmanaged_collections: true\n'
    expect((await migrated(text)).changed).toBe(false)
    expect((await migrated(text, { unsafe: true })).text).toBe(
      'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 2\n        managed: false\n',
    )
  })

  test('never `managed` alone', async () => {
    const text = 'libraries:\n  Films:\n    delete_unmanaged_collections: true\n'
    expect((await migrated(text, { unsafe: true })).text).toBe(text)
  })

  test('beside operations that are there', async () => {
    const text =
      'libraries:\n  Films:\n    delete_unmanaged_collections: true\n    operations:\n      delete_collections:\n        less: 3\n'
    expect((await migrated(text, { unsafe: true })).text).toBe(
      'libraries:\n  Films:\n    operations:\n      delete_collections:\n        less: 3\n        managed: false\n',
    )
  })
})
