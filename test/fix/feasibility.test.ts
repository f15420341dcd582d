import { describe, expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'
import { validate } from '../../src/api/validate.js'

const OPTIONS = { target: '2.4.4', now: new Date('2026-11-27T12:00:00Z') }
const found = async (text: string, rule: string) =>
  (await validate(text, OPTIONS)).diagnostics.find((one) => one.rule === rule)!

describe('a repair that cannot be made by itself', () => {
  const COLLECTIONS =
    'libraries:\n  A:\n    metadata_path:\n      - url: a\n    collections:\n      x:\n        plex_all: true\n'

  test('is promised where another one of the file lifts what stands in its way', async () => {
    const diagnostic = await found(COLLECTIONS, 'migration/lib-definitions')
    expect(diagnostic.fix).toMatchObject({ safety: 'unsafe' })
    expect(diagnostic.hint).toMatch(
      /`--unsafe-fixes` does it together with the other repairs of this file\.$/,
    )
    expect(diagnostic.hint).not.toContain('The program cannot do it')
    const { fixed } = await fix(COLLECTIONS, { ...OPTIONS, unsafe: true, mayAddFiles: true })
    expect(fixed.map(({ rule }) => rule)).toContain('migration/lib-definitions')
  })

  test('is said to be impossible where none does, with the reason', async () => {
    const text = 'libraries:\n  A:\n    settings: [1]\n    sync_mode: sync\n'
    const diagnostic = await found(text, 'migration/lib-root-settings')
    expect(diagnostic.fix).toBeNull()
    expect(diagnostic.hint).toContain('The program cannot do it: ')
  })

  test('is impossible, too, in a file with other repairs that change nothing about it', async () => {
    const text =
      'libraries:\n  A:\n    settings: [1]\n    sync_mode: sync\n  B:\n    collection_files:\n      - pmm: basic\n'
    const diagnostic = await found(text, 'migration/lib-root-settings')
    expect(diagnostic.fix).toBeNull()
    expect(diagnostic.hint).toContain('The program cannot do it: ')
  })

  test('is tried in a time that grows with the file', async () => {
    const many = Array.from(
      { length: 300 },
      (_, index) =>
        `  L${index}:\n    settings: [1]\n    sync_mode: sync\n    collection_files:\n      - pmm: basic\n`,
    )
    const { diagnostics } = await validate(`libraries:\n${many.join('')}`, OPTIONS)
    expect(
      diagnostics.filter(({ hint }) => hint?.includes('The program cannot do it')).length,
    ).toBeGreaterThan(50)
  }, 10_000)
})
