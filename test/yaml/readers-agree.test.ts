import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readExact } from '../../src/yaml/exact.js'
import { readFast } from '../../src/yaml/fast.js'
import { brokenDocuments, documents, values } from './generate.js'

const agree = (text: string) => {
  const fast = readFast(text)
  if (!fast) return
  const exact = readExact(text)
  expect(exact.problems).toEqual([])
  expect(fast.root).toEqual(exact.root)
}

it('makes the same tree of a document with both readers', () => {
  fc.assert(fc.property(documents, agree), { numRuns: 3000, seed: 20261123 })
})

it('makes the same tree of a broken document, or leaves it to the exact reader', () => {
  fc.assert(fc.property(brokenDocuments, agree), { numRuns: 3000, seed: 20261123 })
})

it('makes the same of every value', () => {
  fc.assert(fc.property(values, agree), { numRuns: 3000, seed: 20261123 })
})

it('leaves hardly any sound document without tabs and directives to the exact reader', () => {
  let sound = 0
  let declined = 0
  const count = (text: string) => {
    if (/[\t\ufeff]|^%|^\.\.\./m.test(text) || readExact(text).problems.length > 0) return
    sound++
    if (!readFast(text)) declined++
  }
  fc.assert(fc.property(documents, count), { numRuns: 1000, seed: 1 })
  // The generator is full of blank items, odd keys and anchors on nothing, which configs hardly have.
  expect(declined / sound).toBeLessThan(0.4)
})

it('reads an ordinary config with the fast reader', () => {
  const libraries = Array.from(
    { length: 12 },
    (_, index) => `  Library ${index}:   # number ${index}
    report_path: "config/missing/${index}.yml"
    collection_files:
    - default: basic   # comment
    - file: config/<<name>>.yml
      template_variables: { use_all: true, years: [2020, 2021] }
    operations:
      mass_genre_update:
`,
  )
  const config = `## a comment\n\nlibraries:\n${libraries.join('\n')}
settings: &defaults
  cache: true
  run_order: [operations, metadata]
other:
  <<: *defaults
  text: |
    several
    lines
  folded: >-
    a
    b
tmdb:
  apikey: ################################
trakt:
  authorization:
    access_token:
    token_type:   # blank
`
  expect(readFast(config)?.root).toEqual(readExact(config).root)
  expect(readFast(config.replaceAll('\n', '\r\n'))).toBeDefined()
  expect(readFast(`\ufeff${config.trimEnd()}`)).toBeDefined()
})
