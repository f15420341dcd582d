import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

const library = (...lines: string[]) => `libraries:\n  A:\n${lines.map((line) => `    ${line}\n`).join('')}`
const COLLECTIONS = 'collections: {x: {plex_all: true}}'
const OVERLAYS = 'overlays: {x: {overlay: y}}'

describe('definitions go into a file that is listed', () => {
  test('where the old list of the library is, with what it held', async () => {
    const before = library(
      COLLECTIONS,
      OVERLAYS,
      'metadata_path:',
      '- url: a',
      'overlay_path:',
      '- default: b',
    )
    const { text, newFiles, defects } = await migrated(before, { unsafe: true })
    expect(text).toBe(
      library(
        'collection_files:',
        '- url: a',
        '- file: config/A-collections.yml',
        'metadata_files:',
        '- url: a',
        'overlay_files:',
        '- default: b',
        '- file: config/A-overlays.yml',
      ),
    )
    expect(newFiles.map(({ name }) => name).toSorted()).toEqual(['A-collections.yml', 'A-overlays.yml'])
    expect(defects).toEqual([])
  })

  test('of collections at the root of the file, too', async () => {
    const before = `collections: {x: {plex_all: true}}\n${library('metadata_path:', '- url: a')}`
    const { text } = await migrated(before, { unsafe: true })
    expect(text).toContain('    collection_files:\n    - url: a\n    - file: config/collections.yml\n')
  })

  test.each([
    ['a new list would keep the old one from counting', library(COLLECTIONS, 'metadata_path:', '- url: a')],
    ['the old list would take its place', library(OVERLAYS, 'overlay_path:', '- default: a')],
  ])('but not alone where %s', async (_, before) => {
    const { text, diagnostics } = await migrated(before, { unsafe: true, only: ['lib-definitions'] })
    expect(text).toBe(before)
    expect(diagnostics.find(({ rule }) => rule === 'migration/lib-definitions')?.hint).toMatch(
      /`(?:metadata|overlay)_path` has to be brought up to date first\. `--unsafe-fixes` does it together with the other repairs of this file\.$/,
    )
  })
})
