import { describe, expect, it } from 'vitest'
import { resolvePlain } from '../../src/yaml/scalar.js'
import { read } from '../support/read-config.js'
import rows from './scalars.json' with { type: 'json' }

const plainValue = (value: unknown) => {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

// Every row was read by ruamel.yaml 0.19.1, the reader of Kometa.
describe.each(rows)('`key: $text` ($version)', ({ text, kind, value, version }) => {
  const config = `${version ? `%YAML ${version}\n---\n` : ''}key: ${text}\n`

  it('is read as PMM reads it', () => {
    const document = read(config)
    if (kind === 'refused') {
      expect(document.problems).not.toEqual([])
      return
    }
    const found = document.scalar(document.at(['key'])!)!
    expect(document.problems).toEqual([])
    expect({ kind: found.kind, value: plainValue(found.value) }).toEqual({ kind, value })
  })
})

it('reads minus zero as the number that Python prints as 0', () => {
  expect(Object.is(resolvePlain('-0').value, 0)).toBe(true)
})

it('reads whole numbers that a double cannot hold to the last digit', () => {
  expect(resolvePlain('9007199254740993').value).toBe(9007199254740993n)
})
