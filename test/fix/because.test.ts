import { expect, test } from 'vitest'
import { fix } from '../../src/api/fix.js'

const PLEX = 'tmdb:\n  apikey: <<tmdb-key>>\nplex:\n  url: http://192.168.1.12:32400\n'

test('what a library lacks once it has work to do is no fault of the repair that gave it the work', async () => {
  const text = `libraries:\n  Films:\n  collection_files:\n    - default: basic\n${PLEX}`
  const fixed = await fix(text, { unsafe: true })
  expect(fixed.text).toBe(`libraries:\n  Films:\n    collection_files:\n      - default: basic\n${PLEX}`)
  expect(fixed.diagnostics.map(({ rule }) => rule)).toEqual(['plex/missing-key'])
  expect(fixed.defects).toEqual([])
})

test('nor of the one that gave it files', async () => {
  const text = `libraries:\n  Films: {}\n${PLEX}collections:\n  Best:\n    imdb_chart: top_movies\n`
  const fixed = await fix(text, { unsafe: true, mayAddFiles: true })
  expect(fixed.text).toContain('collection_files:')
  expect(fixed.defects).toEqual([])
})
