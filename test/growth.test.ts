import { expect, test } from 'vitest'
import { fix } from '../src/api/fix.js'
import { validate } from '../src/api/validate.js'
import { charactersRead } from '../src/yaml/read-text.js'

// Time grows as work does, and work can be counted: what is read, in characters.

const NOW = new Date('2026-11-01T00:00:00Z')
const libraries = (count: number, lines: string) =>
  `libraries:\n${Array.from({ length: count }, (_, index) => `  L${index}:\n${lines}`).join('')}plex:\n  url: http://plex:32400\n  token: <<plex>>\n`

async function readBy(run: () => Promise<unknown>): Promise<number> {
  const before = charactersRead()
  await run()
  return charactersRead() - before
}

test('a clean config is read once to be judged, and once to be repaired', async () => {
  const text = libraries(500, '    collection_files:\n      - default: basic\n')
  expect(await readBy(() => validate(text, { now: NOW }))).toBe(text.length)
  expect(await readBy(() => fix(text, { now: NOW }))).toBe(text.length)
})

test('repairs of libraries are planned by the library that they are in', async () => {
  const text = libraries(400, '    metadata_path:\n      - pmm: basic\n')
  const read = await readBy(async () => {
    const { fixed } = await fix(text, { now: NOW, unsafe: true })
    expect(fixed.length).toBeGreaterThanOrEqual(400)
  })
  expect(read / text.length).toBeLessThan(60)
})

test('a file with thousands of equal keys is repaired in bounded work', async () => {
  const text = `libraries:\n  Movies:\nsettings:\n${'  cache: true\n'.repeat(600)}`
  const read = await readBy(async () => {
    const { fixed } = await fix(text, { now: NOW })
    expect(fixed.length).toBeGreaterThan(20)
  })
  expect(read).toBeLessThan(10_000_000)
})
