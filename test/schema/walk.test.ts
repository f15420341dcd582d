import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { loadSchemas, withoutProse } from '../../scripts/generate/schemas.mjs'
import { VOCABULARY } from '../../scripts/generate/validators.mjs'
import { KEYWORDS } from '../../src/schema/keywords.js'
import { createWalk } from '../../src/schema/walk.js'
import { createSource } from '../../src/text/source.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { isPlain, judges } from './agreement.js'
import { type Json, mutationsOf, nodesOf } from './constraints.js'
import {
  CONFIG_SCHEMAS,
  configsOfPlaces,
  configsOfRows,
  expectAgreement,
  expectAgreementOnMutations,
  hasRows,
} from './every-section.js'
import { TRAKT_FIXTURES } from './fixtures.js'
import { MAL_FIXTURES } from './mal-fixtures.js'

const SCHEMAS: Readonly<Record<string, Json>> = await loadSchemas()
const own = (name: string): Json => withoutProse(SCHEMAS[`${name}.schema.json`])

const read = (text: string) => readDocument(createSource('config.yml', text))

/** A schema by itself, with those that it may refer to. */
function compared(schema: Json, section: Json = {}) {
  const others = { 'section.schema.json': section, 'trakt.schema.json': own('trakt') }
  const judge = judges({ ...others, 'x.schema.json': schema }, 'x.schema.json')
  return (document: ConfigDocument) => {
    const { walk, ajv } = judge(document)
    return { walk: walk.accepted, ajv: ajv.accepted }
  }
}

describe('the walk and ajv agree', () => {
  it.each([
    ['trakt', TRAKT_FIXTURES],
    ['mal', MAL_FIXTURES],
  ])(
    'on the fixtures of %s, with its schema as it is and with each constraint changed',
    async (name, texts) => {
      const documents = await Promise.all(texts.filter(isPlain).map(read))
      const values = documents.flatMap((document) => {
        const at = document.problems.length === 0 ? document.at([name]) : undefined
        return at ? [document.source.text.slice(document.range(at).start, document.range(at).end)] : []
      })
      // The section by itself, where it can stand so.
      const alone = await Promise.all([...new Set(values)].map((text) => read(`x: ${text}`)))
      const whole = [...documents, ...alone].filter(({ problems }) => problems.length === 0)
      expect(whole.length).toBeGreaterThan(100)
      const schema = own(name)
      const mutated = [...mutationsOf(schema)].map((one) => one.schema)
      for (const one of [schema, ...mutated.filter((_, index) => index % 8 === 0)]) {
        const judge = compared(
          { properties: { [name]: { $ref: 'section.schema.json' } }, 'x-rule': 'a/b' },
          one,
        )
        for (const document of whole) {
          const { walk, ajv } = judge(document)
          expect({ text: document.source.text, accepted: walk }).toEqual({
            text: document.source.text,
            accepted: ajv,
          })
        }
      }
    },
  )

  it('on schemas and values that were made up', async () => {
    const verdicts = { true: 0, false: 0 }
    await fc.assert(
      fc.asyncProperty(
        schemas(3),
        fc.array(values(3), { minLength: 1, maxLength: 6 }),
        async (schema, all) => {
          const judge = compared(schema)
          for (const value of all) {
            const { walk, ajv } = judge(await read(JSON.stringify(value)))
            verdicts[`${ajv}`]++
            expect({ value, accepted: walk }).toEqual({ value, accepted: ajv })
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(50)
  })
})

// test/schema/walk-of-sections.test.ts takes a sample of it.
describe('the walk and ajv agree on the schemas of all sections', () => {
  it('for values of every kind at every place', () => {
    const { accepted, refused, newer } = expectAgreement(configsOfPlaces(1))
    expect(Math.min(accepted, refused)).toBeGreaterThan(5000)
    expect(newer).toBeGreaterThan(50)
  }, 180_000)

  it.skipIf(!hasRows)(
    'for all values that were given to the real Kometa',
    () => {
      const { accepted, refused } = expectAgreement(configsOfRows(1))
      expect(Math.min(accepted, refused)).toBeGreaterThan(1000)
    },
    180_000,
  )

  /** Those of which a change takes long to compile. */
  const large = ['libraries.schema.json', 'operations.schema.json', 'config.schema.json']
  it.each(Object.keys(CONFIG_SCHEMAS))(
    'with each of many constraints of %s changed',
    (file) => {
      const isLarge = large.includes(file)
      const documents = configsOfPlaces(isLarge ? 41 : 5, file.replace('.schema.json', ''))
      expect(expectAgreementOnMutations(file, documents, isLarge ? 10 : 30)).toBeGreaterThan(0)
    },
    180_000,
  )
})

const KEYS = ['a', 'b', 'client_id']
const SCALARS = [null, true, false, 0, 1, -3, 2.5, 60, '', 'a', 'ab', 'true', '12', '👍', 'Bearer']
const key = fc.constantFrom(...KEYS)
const scalar = fc.constantFrom(...SCALARS)

function values(depth: number): fc.Arbitrary<unknown> {
  if (depth === 0) return scalar
  const below = values(depth - 1)
  return fc.oneof(scalar, fc.array(below, { maxLength: 3 }), fc.dictionary(key, below, { maxKeys: 3 }))
}

/** A schema of the keywords that the walk knows; each node belongs to a rule. */
function schemas(depth: number): fc.Arbitrary<Json> {
  const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'object', 'array')
  const size = fc.integer({ min: 0, max: 3 })
  const flat = {
    type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    const: scalar,
    pattern: fc.constantFrom('^a', '^[0-9]+$', '^.$', 'e'),
    minLength: size,
    maxLength: size,
    minimum: size,
    maximum: size,
    minItems: size,
    minProperties: size,
    required: fc.uniqueArray(key, { maxLength: 2 }),
  }
  if (depth === 0) return complete(flat)
  const below = schemas(depth - 1)
  return complete({
    ...flat,
    properties: fc.dictionary(key, below, { maxKeys: 3 }),
    additionalProperties: fc.oneof(fc.constant(false), below),
    items: below,
    allOf: fc.array(below, { minLength: 1, maxLength: 2 }),
    anyOf: fc.array(below, { minLength: 1, maxLength: 3 }),
    not: below,
    if: below,
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword
    then: below,
  })
}

function complete(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> {
  const names = fc.subarray(Object.keys(keywords), { minLength: 1, maxLength: 3 })
  return names
    .chain((kept) => fc.record(Object.fromEntries(kept.map((name) => [name, keywords[name]!]))))
    .map((schema) => ({ ...withoutHalf(schema), 'x-rule': 'a/b' }))
}

/** ajv is strict about a condition without a consequence. */
function withoutHalf(schema: Json): Json {
  if (schema.if && schema.then) return schema
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== 'if' && name !== 'then'))
}

/** What the walk takes into account, and what is not about values. */
const KNOWN = new Set([
  ...KEYWORDS,
  ...[
    'required',
    'properties',
    'additionalProperties',
    'items',
    'allOf',
    'anyOf',
    'not',
    'if',
    'then',
    '$ref',
  ],
  ...[
    '$schema',
    '$id',
    '$comment',
    'title',
    'description',
    'definitions',
    'default',
    'examples',
    'deprecated',
  ],
  ...VOCABULARY,
])

test('the schemas of configs use no keyword that the walk does not know', () => {
  for (const [name, schema] of Object.entries(SCHEMAS).filter(
    ([one]) => !/^(?:report|pmm-configrc)/.test(one),
  ))
    for (const [place, node] of nodesOf(schema))
      for (const keyword of Object.keys(node)) expect(KNOWN, `${name} ${place.join('/')}`).toContain(keyword)
})

test('what another program fills in is passed over where it stands', async () => {
  const walk = createWalk(
    {
      x: {
        'x-rule': 'a/b',
        additionalProperties: false,
        properties: { a: { type: 'integer', 'x-rule': 'a/b' } },
      },
    },
    'x',
  )
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is text
  for (const text of ['a: ${A}', 'a: {{ a }}', 'a: !env_var A', '{{ b }}: 1', 'c: {{ x }}'])
    expect(walk(await read(text)), text).toEqual([])
  expect(walk(await read('a: x\nb: 1'))).toMatchObject([
    { keyword: 'type', path: ['a'] },
    { keyword: 'additionalProperties', key: 'b', path: [] },
  ])
})
