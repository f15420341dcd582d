import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { createSource } from '../../src/text/source.js'
import type { ConfigValue } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'

/** Numbers, dates and words are the business of PMM's reader; structure is the same to every reader of YAML. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts)
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, child]) => [String(key), texts(child)]))
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, texts(child as ConfigValue)]))
  return value === null ? null : typeof value
}

const ROOT = resolve(import.meta.dirname, '../..')
const files = [
  ...readdirSync(join(ROOT, 'examples')).map((name) => join('examples', name)),
  '.pre-commit-hooks.yaml',
].filter((name) => /\.ya?ml$/.test(name))

describe('a reader that nobody here wrote', () => {
  test.each(files)('sees the same structure in %s', async (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8')
    const theirs = parseDocument(text, { schema: 'core', merge: true, intAsBigInt: false })
    const ours = await readDocument(createSource(name, text))
    // Both refuse a file, or both read it alike; a tab is refused by PMM's reader only.
    if (ours.problems.some(({ code }) => code !== 'tab') || theirs.errors.length > 0) {
      expect(ours.problems.length > 0).toBe(theirs.errors.length > 0)
      return
    }
    expect(texts(ours.value)).toEqual(texts(theirs.toJS({ mapAsMap: true })))
  })
})
