import Ajv from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { transform } from 'esbuild'
import { BANNER, withoutProse } from './schemas.mjs'

export const VOCABULARY = [
  'x-rule',
  'x-secret',
  'x-versions',
  'x-own',
  'x-distinctive',
  'markdownDescription',
]

/** The schema of our own settings: it says nothing about PMM's keys. */
const SETTINGS = 'pmm-configrc.schema.json'

/**
 * Compiles config.schema.json and the schema of our settings ahead of time, so that the program carries no
 * schema compiler. @param {Record<string, any>} schemas
 */
export async function generateValidators(schemas) {
  const own = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => name !== 'report.schema.json' && name !== SETTINGS)
      .map(([name, schema]) => [name, withoutProse(schema)]),
  )
  const ajv = createAjv()
  const judging = withoutTheRest(own)
  for (const schema of [...Object.values(judging), withoutProse(schemas[SETTINGS])]) ajv.addSchema(schema)
  const sections = Object.keys(judging['config.schema.json'].properties)
  const code = standalone.default(ajv, { validateConfig: 'config.schema.json', validateSettings: SETTINGS })
  const { code: module } = await transform(inlineRuntime(code), { format: 'esm', minifySyntax: true })
  return {
    'src/generated/validators.js': `${BANNER}${module}export const judgedSections = ${JSON.stringify(sections)};\n`,
    'src/generated/validators.d.ts': `${BANNER}import type { ErrorObject } from 'ajv'\n\nexport interface Validator {\n  (data: unknown): boolean\n  errors?: readonly ErrorObject[] | null\n}\nexport const validateConfig: Validator\nexport const validateSettings: Validator\n/** The root keys below which anything is forbidden. */\nexport const judgedSections: readonly string[]\n`,
    'src/generated/schemas.ts': `${BANNER}import type { SchemaNode } from '../schema/violation.js'\n\nexport const SCHEMAS: Readonly<Record<string, SchemaNode>> = ${JSON.stringify(own)}\n`,
  }
}

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

const CONSTRAINTS = [
  'type',
  'enum',
  'const',
  'required',
  'pattern',
  'not',
  'if',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'minProperties',
]

/**
 * Sections that forbid nothing yet are left out of the validator, so that no run spends time on them: of
 * config.schema.json only the keys stay that lead to a constraint.
 * @param {Record<string, any>} schemas
 * @returns {Record<string, any>}
 */
function withoutTheRest(schemas) {
  const config = schemas['config.schema.json']
  const properties = Object.fromEntries(
    Object.entries(config.properties).filter(([, node]) => forbids(node, schemas, config, new Set())),
  )
  return { ...schemas, 'config.schema.json': { ...config, properties } }
}

/** @param {any} node @param {Record<string, any>} schemas @param {any} file @param {Set<any>} seen @returns {boolean} */
function forbids(node, schemas, file, seen) {
  if (node === false) return true
  if (node === null || typeof node !== 'object' || seen.has(node)) return false
  seen.add(node)
  if (CONSTRAINTS.some((keyword) => keyword in node)) return true
  if (typeof node.$ref === 'string') {
    const [name, pointer = ''] = node.$ref.split('#')
    const target = name ? schemas[name] : file
    const referred = pointer
      .split('/')
      .filter(Boolean)
      .reduce((/** @type {any} */ at, /** @type {string} */ step) => at[step], target)
    if (forbids(referred, schemas, target, seen)) return true
  }
  const { properties = {}, additionalProperties, items, allOf = [], anyOf = [] } = node
  return [...Object.values(properties), additionalProperties, items, ...allOf, ...anyOf].some((child) =>
    forbids(child, schemas, file, seen),
  )
}
