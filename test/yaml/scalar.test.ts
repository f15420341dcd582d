import { describe, expect, it } from 'vitest'
import { resolvePlain } from '../../src/yaml/scalar.js'
import { readBoth } from './read-config.js'
import rows from './scalars.json' with { type: 'json' }

const plainValue = (value: unknown) => {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

// Every row was read by ruamel.yaml 0.19.1, the reader of Kometa.
describe.each(rows)('`key: $text` ($version)', ({ text, kind, value, version }) => {
  const document = `${version ? `%YAML ${version}\n---\n` : ''}key: ${text}\n`

  it.each(readBoth(document).map((read) => [read] as const))('is read as PMM reads it', (read) => {
    if (kind === 'refused') {
      expect(read.problems).not.toEqual([])
      return
    }
    const found = read.scalar(read.at(['key'])!)!
    expect(read.problems).toEqual([])
    expect({ kind: found.kind, value: plainValue(found.value) }).toEqual({ kind, value })
  })
})

it('reads minus zero as the number that Python prints as 0', () => {
  expect(Object.is(resolvePlain('-0').value, 0)).toBe(true)
})

it('reads whole numbers that a double cannot hold to the last digit', () => {
  expect(resolvePlain('9007199254740993').value).toBe(9007199254740993n)
})
