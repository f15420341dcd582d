import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

const ROOTS: Readonly<Record<string, readonly string[]>> = {
  'c.yml': ['collections'],
  'd.yml': ['templates', 'dynamic_collections'],
  'm.yml': ['metadata'],
  'b.yml': ['collections', 'metadata'],
}
const facts = {
  committing: false,
  env: new Map<string, string>(),
  linkedFile: (path: string) => ROOTS[path],
}
const library = (...lines: string[]) => `libraries:\n  A:\n${lines.map((line) => `    ${line}\n`).join('')}`
const split = async (text: string) => migrated(text, { unsafe: true, facts })

type Case = readonly [what: string, before: string, after: string, title: string | undefined]

const CASES: readonly Case[] = [
  [
    'lines and comments go where their file belongs',
    library(
      'metadata_path: # all',
      '  # the collections',
      '  - file: c.yml # c',
      '  # the metadata,',
      '  # by hand',
      '  - file: m.yml # m',
      "    template_variables: {since: 2020-01-01, 'x': [ 1,2 ]}",
      '  # both',
      '  - file: "b.yml" # b',
      '  - default: basic',
      '  # - file: off.yml',
      'operations: {split_duplicates: true}',
    ),
    library(
      'collection_files: # all',
      '  # the collections',
      '  - file: c.yml # c',
      '  # both',
      '  - file: "b.yml" # b',
      '  - default: basic',
      '  # - file: off.yml',
      'metadata_files:',
      '  # the metadata,',
      '  # by hand',
      '  - file: m.yml # m',
      "    template_variables: {since: 2020-01-01, 'x': [ 1,2 ]}",
      '  - file: "b.yml" # b',
      'operations: {split_duplicates: true}',
    ),
    'Split `metadata_path` into `collection_files` and `metadata_files`',
  ],
  [
    'what cannot be looked into goes to both',
    library('metadata_path:', '- d.yml', '- url: https://x.org/a.yml', '- m.yml'),
    library(
      'collection_files:',
      '- d.yml',
      '- url: https://x.org/a.yml',
      'metadata_files:',
      '- url: https://x.org/a.yml',
      '- m.yml',
    ),
    undefined,
  ],
  [
    'in brackets as well',
    library('metadata_path: [{file: m.yml}, c.yml]'),
    library('collection_files: [c.yml]', 'metadata_files:', '  - file: m.yml'),
    undefined,
  ],
  [
    'what one entry names besides a file of PMM counts for both',
    library('metadata_path:', '- default: basic', '  file: m.yml', '- pmm: genre'),
    library(
      'collection_files:',
      '- default: basic',
      '  file: m.yml',
      '- default: genre',
      'metadata_files:',
      '- default: basic',
      '  file: m.yml',
    ),
    undefined,
  ],
  [
    'a single file needs no list',
    library('metadata_path: m.yml'),
    library('metadata_files: m.yml'),
    'Rename `metadata_path` to `metadata_files`',
  ],
  [
    'beside a list of collections only metadata are of use',
    library(
      'collection_files:',
      '  - default: basic',
      'metadata_path:',
      '  - file: c.yml',
      '  - file: m.yml',
    ),
    library('collection_files:', '  - default: basic', 'metadata_files:', '  - file: m.yml'),
    'Rename `metadata_path` to `metadata_files`, without the files that PMM takes nothing from there',
  ],
  [
    'beside both lists it does nothing',
    library('collection_files: [c.yml]', 'metadata_files: [m.yml]', 'metadata_path: [b.yml]'),
    library('collection_files: [c.yml]', 'metadata_files: [m.yml]'),
    'Delete `metadata_path`, which does nothing beside the new lists',
  ],
  [
    'and beside one, when it holds nothing for the other',
    library('collection_files: [c.yml]', 'metadata_path: [d.yml]'),
    library('collection_files: [c.yml]'),
    'Delete `metadata_path`, which does nothing beside the new lists',
  ],
]

describe('metadata_path is split by what its files hold', () => {
  test.each(CASES)('%s', async (_, before, after, title) => {
    const { text, fixed, defects } = await split(before)
    expect(text).toBe(after)
    expect(defects).toEqual([])
    if (title) expect(fixed.map((one) => one.title)).toEqual([title])
    expect((await split(text)).changed).toBe(false)
  })

  test.each(CASES)('also with CRLF: %s', async (_, before, after) => {
    expect((await split(before.replaceAll('\n', '\r\n'))).text).toBe(after.replaceAll('\n', '\r\n'))
  })

  test.each(CASES)('also without a final newline: %s', async (_, before, after) => {
    expect((await split(before.trimEnd())).text).toBe(after.trimEnd())
  })

  test('and a file that is named twice by an anchor stays one', async () => {
    const before = library('metadata_path:', '  - &f {url: https://x.org/a.yml}', '  - m.yml', 'x: *f')
    const { text, defects } = await split(before)
    expect(text.match(/&f/g)).toHaveLength(1)
    expect(defects).toEqual([])
  })
})
