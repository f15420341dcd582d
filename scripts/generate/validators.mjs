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

const ABOUT_KEYS = ['additionalProperties', 'required', 'x-versions', 'x-elsewhere']

/**
 * By section: the keywords of those nodes that a value can break, those that the root and libraries say of the section
 * beside their reference to it among them. What only alternatives refer to is no such node: a violation there is that
 * of the node around them. Nor is the value of an old form, which its migration speaks of. @param {Record<string, any>} schemas @returns {Record<string, string[]>}
 */
function keywordsOf(schemas) {
  const root = schemas['config.schema.json']
  /** Nodes that have sections below them. */
  const holders = [root, schemas['libraries.schema.json'].additionalProperties]
  /** @type {Map<string, Set<string>>} */
  const found = new Map(Object.keys(schemas).map((file) => [sectionOf(file), new Set()]))
  /** @type {Map<any, Set<string>>} */
  const seen = new Map()
  visit(root, 'config.schema.json', 'config')
  return Object.fromEntries([...found].map(([section, keywords]) => [section, [...keywords].sort()]))

  /** @param {any} node @param {string} file @param {string} section */
  function visit(node, file, section, isOld = false) {
    if (node === null || typeof node !== 'object' || seen.get(node)?.has(`${section} ${isOld}`)) return
    seen.set(node, (seen.get(node) ?? new Set()).add(`${section} ${isOld}`))
    const rule = node['x-rule']
    const old = isOld || node.deprecated === true
    for (const [key, value] of Object.entries(node)) {
      if (SILENT.has(key) || typeof rule === 'string' || rule?.[key] !== undefined) continue
      if (old && !ABOUT_KEYS.includes(key)) continue
      if (key !== 'additionalProperties' || value === false) found.get(section)?.add(key)
    }
    for (const [name, child] of Object.entries(node.properties ?? {}))
      visit(child, file, holders.includes(node) && found.has(name) ? name : section, old)
    for (const child of [...(node.allOf ?? []), node.items, node.then, node.additionalProperties])
      visit(child, file, section, old)
    if (node.$ref) follow(node.$ref, file, section)
  }

  /** @param {string} ref @param {string} file @param {string} section */
  function follow(ref, file, section) {
    const [name, pointer = ''] = ref.split('#')
    const target = name || file
    const node = pointer
      .split('/')
      .filter(Boolean)
      .reduce((at, step) => at[step], schemas[target])
    visit(node, target, name ? sectionOf(name) : section)
  }
}

/** @param {string} file */
const sectionOf = (file) => file.replace('.schema.json', '')

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
