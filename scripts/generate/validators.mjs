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
      .map(([name, schema]) => [name, forChecks(name, schema)]),
  )
  const ajv = createAjv().addSchema(withoutProse(schemas[SETTINGS]))
  const code = standalone.default(ajv, { validateSettings: SETTINGS })
  const { code: module } = await transform(inlineRuntime(code), { format: 'esm', minifySyntax: true })
  return {
    'src/generated/validators.js': `${BANNER}${module}`,
    'src/generated/validators.d.ts': `${BANNER}import type { ErrorObject } from 'ajv'\n\ninterface Validator {\n  (data: unknown): boolean\n  errors?: readonly ErrorObject[] | null\n}\nexport const validateSettings: Validator\n`,
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
