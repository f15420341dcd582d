import { describe, expect, test } from 'vitest'
import { loadSchemas, withoutProse } from '../../scripts/generate/schemas.mjs'
import { type Checked, type Circumstances, check } from '../../src/lint/check.js'
import { FILE_RULES as RULES } from '../../src/registry/file-rules.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { createWalk, type Walk } from '../../src/schema/walk.js'
import { createSource } from '../../src/text/source.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { NOW } from '../support/judged.js'
import { CONSTRAINTS, type Json, mutationsOf, nodesOf } from './constraints.js'
import { TRAKT_FIXTURES } from './fixtures.js'
import { MAL_FIXTURES } from './mal-fixtures.js'

const SCHEMAS: Readonly<Record<string, Json>> = await loadSchemas()
const TRAKT: Json = withoutProse(SCHEMAS['trakt.schema.json'])
const MAL: Json = withoutProse(SCHEMAS['mal.schema.json'])
const CIRCUMSTANCES: Circumstances = {
  target: { range: '>=1.16.3 <2.4.7', from: { kind: 'option', path: null, line: null } },
  now: NOW,
  facts: NO_FACTS,
  margin: 0,
  severityOf: () => undefined,
  isAskedFor: () => false,
  ruleIds: RULES.map(({ meta }) => meta.id),
}
const IDS = RULES.map(({ meta }) => meta.id)
const documents = (fixtures: readonly string[]) =>
  Promise.all(fixtures.map((text) => readDocument(createSource('config.yml', text))))

/** The sections that are described in full, with configs that show what their schemas forbid. */
const JUDGED = [
  { section: 'trakt', schema: TRAKT, documents: await documents(TRAKT_FIXTURES) },
  { section: 'mal', schema: MAL, documents: await documents(MAL_FIXTURES) },
]

/** A walk over whole configs that knows nothing but one schema of a section. */
function walkOf(section: string, schema: Json): Walk {
  const config = { properties: { [section]: { $ref: 'mutated.schema.json' } } }
  // One that is mutated may name parts of the other, which stays as it is.
  const schemas = { 'config.schema.json': config, 'mutated.schema.json': schema, 'trakt.schema.json': TRAKT }
  return createWalk(schemas, 'config.schema.json')
}

const inShort = (found: readonly Checked[]) =>
  found
    .map(({ diagnostic: { rule, range, message } }) => `${rule} ${range.start.offset} ${message}`)
    .join('\n')

/** What a walk makes of a fixture; where it is the same, so are the findings. */
function violationsOf(document: ConfigDocument, walk: Walk): string {
  return walk(document)
    .map(({ at, keyword, key }) => `${keyword} ${key} ${document.range(at).start}`)
    .join('\n')
}

/** Every finding of a fixture, in short; a violation that no rule takes care of is one, too. */
async function findingsOf(document: ConfigDocument, walk: Walk): Promise<string> {
  try {
    return inShort(await check(document, RULES, CIRCUMSTANCES, walk(document)))
  } catch (cause) {
    return String(cause)
  }
}

describe.each(JUDGED)('the schema of $section', ({ section, schema, documents }) => {
  /** Only its own part of a config: what the other sections hold is for another schema. */
  const own = documents.filter((document) => Object.keys(document.value ?? {}).includes(section))

  test('gives by itself what all schemas together give', async () => {
    const walk = walkOf(section, schema)
    const others = JUDGED.map((one) => one.section).filter((name) => name !== section)
    const alone = own.filter(({ value }) => !others.some((name) => Object.keys(value ?? {}).includes(name)))
    expect(alone.length).toBeGreaterThan(100)
    for (const document of alone)
      expect(await findingsOf(document, walk)).toBe(inShort(await check(document, RULES, CIRCUMSTANCES)))
  })

  test('has no constraint whose change changes the findings of no fixture', async () => {
    const right = walkOf(section, schema)
    const expected = await Promise.all(own.map((document) => findingsOf(document, right)))
    const violations = own.map((document) => violationsOf(document, right))
    const mutations = [...mutationsOf(schema)]
    const isNoticed = async (mutation: (typeof mutations)[number]): Promise<boolean> => {
      const walk = walkOf(section, mutation.schema)
      for (const [index, document] of own.entries())
        if (
          violationsOf(document, walk) !== violations[index] &&
          (await findingsOf(document, walk)) !== expected[index]
        )
          return true
      return false
    }
    const unnoticed: string[] = []
    for (const mutation of mutations) if (!(await isNoticed(mutation))) unnoticed.push(mutation.name)
    expect(unnoticed).toEqual([])
    expect(mutations.length).toBeGreaterThan(100)
  }, 120_000)

  test('names a rule that exists for every constraint', () => {
    const nodes = [...nodesOf(schema)]
    const named = nodes.flatMap(([, node]) =>
      typeof node['x-rule'] === 'object' ? Object.values(node['x-rule'] as Json) : [node['x-rule']],
    )
    for (const id of named) if (id !== undefined) expect(IDS).toContain(id)

    for (const [place, node] of nodes) {
      // Inside alternatives and negations a violation is that of the node around them.
      if (
        place.some((step) => step === 'anyOf' || step === 'not' || step === 'if') ||
        place.at(-1) === 'placeholder'
      )
        continue
      const rule = node['x-rule']
      for (const key of CONSTRAINTS) {
        if (!(key in node) || key === 'allOf' || key === 'then') continue
        const own = typeof rule === 'string' ? rule : (rule as Json | undefined)?.[key]
        expect(own, `${place.join('/')}: ${key}`).toBeDefined()
      }
    }
  })

  test('names one rule for alternatives and what stands beside them, so that both failing is one finding', () => {
    for (const [place, node] of nodesOf(schema)) {
      if (!('anyOf' in node)) continue
      const beside = CONSTRAINTS.filter((key) => key !== 'anyOf' && key in node)
      const rules = beside.map((key) => (node['x-rule'] as Json)[key])
      for (const rule of rules) expect(rule, place.join('/')).toBe((node['x-rule'] as Json).anyOf)
    }
  })
})
