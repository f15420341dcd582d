import Ajv from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transform } from 'esbuild'
import { BANNER, forChecks, withoutProse } from './schemas.mjs'

export const VOCABULARY = [
  'x-rule',
  'x-secret',
  'x-versions',
  'x-own',
  'x-distinctive',
  'x-acts',
  'x-otherwise',
  'x-elsewhere',
  'x-split',
  'x-fold',
  'x-values',
  'x-types',
  'x-wanted',
  'enumDescriptions',
  'markdownDescription',
]

/** The schema of our own settings: it says nothing about PMM's keys. */
const SETTINGS = 'pmm-configrc.schema.json'

/**
 * The schemas of PMM's config as they are walked, and a validator of our own settings, compiled ahead of time so that
 * the program carries no schema compiler. @param {Record<string, any>} schemas
 */
export async function generateValidators(schemas) {
  const own = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => name !== 'report.schema.json' && name !== SETTINGS)
      .map(([name, schema]) => [name, forChecks(schema)]),
  )
  const ajv = createAjv().addSchema(withoutProse(schemas[SETTINGS]))
  const code = standalone.default(ajv, { validateSettings: SETTINGS })
  const { code: module } = await transform(inlineRuntime(code), { format: 'esm', minifySyntax: true })
  return {
    'src/generated/validators.js': `${BANNER}${module}`,
    'src/generated/validators.d.ts': `${BANNER}import type { ErrorObject } from 'ajv'\n\ninterface Validator {\n  (data: unknown): boolean\n  errors?: readonly ErrorObject[] | null\n}\nexport const validateSettings: Validator\n`,
    'src/generated/schemas.ts': schemasModule(own),
  }
}

/** Keywords that only describe, or that lead on to other nodes. */
const SILENT = new Set([
  ...[
    '$schema',
    '$id',
    '$ref',
    'title',
    'definitions',
    'properties',
    'items',
    'allOf',
    'if',
    'then',
    'default',
  ],
  ...[
    'deprecated',
    'x-rule',
    'x-secret',
    'x-own',
    'x-distinctive',
    'x-otherwise',
    'x-split',
    'x-fold',
    'x-wanted',
  ],
])

/** @param {Record<string, any>} schemas @returns {Record<string, string[]>} */
function keywordsOf(schemas) {
  return Object.fromEntries(
    Object.entries(schemas).map(([file, schema]) => {
      /** @type {Set<string>} */
      const found = new Set()
      const name = file.replace('.schema.json', '')
      collect(schema, found)
      // What the root and libraries say of a section beside their reference to it.
      for (const beside of [
        schemas['config.schema.json'].properties[name],
        schemas['libraries.schema.json'].additionalProperties.properties[name],
      ])
        if (beside) collect(beside, found)
      return [name, [...found].sort()]
    }),
  )
}

/** @param {any} node @param {Set<string>} found */
function collect(node, found) {
  if (node === null || typeof node !== 'object') return
  const rule = node['x-rule']
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties' || key === 'definitions')
      for (const child of Object.values(value)) collect(child, found)
    else if (['items', 'then', 'additionalProperties'].includes(key) && value !== false) collect(value, found)
    else if (key === 'allOf') for (const child of value) collect(child, found)
    if (SILENT.has(key) || typeof rule === 'string' || rule?.[key] !== undefined) continue
    if (key !== 'additionalProperties' || value === false) found.add(key)
  }
}

/** As texts, each parsed when it is first asked for. @param {Record<string, any>} schemas */
function schemasModule(schemas) {
  const texts = Object.entries(schemas).map(
    ([name, schema]) => `  ${JSON.stringify(name)}:\n    ${quoted(JSON.stringify(schema))},\n`,
  )
  return `${BANNER}import { parsedOnUse } from '../schema/parsed-on-use.js'
import type { SchemaNode } from '../schema/violation.js'

export const SCHEMAS = parsedOnUse<SchemaNode>({
${texts.join('')}})

/** The keywords by which each section forbids something that no rule with a thought of its own is named for. */
export const SECTION_KEYWORDS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(keywordsOf(schemas))}
`
}

/** @param {string} text */
const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`

export function createAjv() {
  const ajv = new Ajv.default({
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  })
  ajv.addVocabulary(VOCABULARY)
  ajv.addFormat('schedule', true)
  return ajv
}

/** ajv requires its one runtime function even in ESM (ajv#2209); it is put in its place. @param {string} code */
function inlineRuntime(code) {
  const inlined = code.replace(
    /require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g,
    '((text) => { let length = 0; for (const _ of text) length++; return length })',
  )
  if (/\brequire\(/.test(inlined))
    throw new Error('the compiled schemas require a module that is not inlined')
  return inlined
}
