import { expect, test } from 'vitest'
import { loadSchemas, withoutProse } from '../../scripts/generate/schemas.mjs'
import { createAjv } from '../../scripts/generate/validators.mjs'
import { type Checked, type Circumstances, check } from '../../src/engine/check.js'
import { RULES } from '../../src/generated/rules.js'
import type { Validator } from '../../src/generated/validators.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { checkSchema } from '../../src/schema/check.js'
import { createSource } from '../../src/text/source.js'
import type { ConfigDocument } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { NOW } from '../rules/judged.js'
import { CONSTRAINTS, type Json, mutationsOf, nodesOf } from './constraints.js'
import { FIXTURES } from './fixtures.js'

const SCHEMAS: Readonly<Record<string, Json>> = await loadSchemas()
const TRAKT: Json = withoutProse(SCHEMAS['trakt.schema.json'])
const CIRCUMSTANCES: Circumstances = {
  target: { range: '>=1.16.3 <2.4.7' },
  now: NOW,
  facts: NO_FACTS,
  margin: 0,
  severityOf: () => undefined,
  isAskedFor: () => false,
  ruleIds: RULES.map(({ meta }) => meta.id),
}
const DOCUMENTS = await Promise.all(FIXTURES.map((text) => readDocument(createSource('config.yml', text))))
const IDS = RULES.map(({ meta }) => meta.id)

/** A validator of whole configs that knows nothing but one schema of `trakt`. */
function validatorOf(schema: Json): Validator {
  return createAjv().compile({ properties: { trakt: { ...schema, $id: 'mutated.schema.json' } } })
}

const inShort = (found: readonly Checked[]) =>
  found
    .map(({ diagnostic: { rule, range, message } }) => `${rule} ${range.start.offset} ${message}`)
    .join('\n')

/** What a validator makes of a fixture; where it is the same, so are the findings. */
function violationsOf(document: ConfigDocument, validator: Validator): string {
  return checkSchema(document, validator)
    .map(({ at, keyword, key }) => `${keyword} ${key} ${document.range(at).start}`)
    .join('\n')
}

/** Every finding of a fixture, in short; a violation that no rule takes care of is one, too. */
async function findingsOf(document: ConfigDocument, validator: Validator): Promise<string> {
  try {
    return inShort(await check(document, RULES, CIRCUMSTANCES, checkSchema(document, validator)))
  } catch (cause) {
    return String(cause)
  }
}

test('the schema by itself gives what the generated validator gives', async () => {
  const validator = validatorOf(TRAKT)
  for (const document of DOCUMENTS)
    expect(await findingsOf(document, validator)).toBe(inShort(await check(document, RULES, CIRCUMSTANCES)))
})

test('every change of a constraint changes the findings of a fixture', async () => {
  const right = validatorOf(TRAKT)
  const expected = await Promise.all(DOCUMENTS.map((document) => findingsOf(document, right)))
  const violations = DOCUMENTS.map((document) => violationsOf(document, right))
  const mutations = [...mutationsOf(TRAKT)]
  const isNoticed = async ({ schema }: (typeof mutations)[number]): Promise<boolean> => {
    const validator = validatorOf(schema)
    for (const [index, document] of DOCUMENTS.entries())
      if (
        violationsOf(document, validator) !== violations[index] &&
        (await findingsOf(document, validator)) !== expected[index]
      )
        return true
    return false
  }
  const unnoticed: string[] = []
  for (const mutation of mutations) if (!(await isNoticed(mutation))) unnoticed.push(mutation.name)
  expect(unnoticed).toEqual([])
  expect(mutations.length).toBeGreaterThan(100)
}, 120_000)

/** The schemas that configs are judged by; the others are about our own files. */
const JUDGING = Object.entries(SCHEMAS).filter(([name]) => !/^(?:report|pmm-configrc)\.schema/.test(name))

test('only the schema of trakt forbids anything: the other sections are not judged yet', () => {
  const forbidding = JUDGING.filter(([, schema]) =>
    [...nodesOf(schema)].some(([, node]) =>
      CONSTRAINTS.some(
        (key) => key !== 'allOf' && key !== 'items' && key in node && typeof node[key] !== 'object',
      ),
    ),
  )
  expect(forbidding.map(([name]) => name)).toEqual(['trakt.schema.json'])
})

test('every constraint names a rule that exists', () => {
  const nodes = [...nodesOf(TRAKT)]
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

test('what stands beside alternatives belongs to the same rule, so that both failing is one finding', () => {
  for (const [place, node] of nodesOf(TRAKT)) {
    if (!('anyOf' in node)) continue
    const beside = CONSTRAINTS.filter((key) => key !== 'anyOf' && key in node)
    const rules = beside.map((key) => (node['x-rule'] as Json)[key])
    for (const rule of rules) expect(rule, place.join('/')).toBe((node['x-rule'] as Json).anyOf)
  }
})
