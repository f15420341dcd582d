import { readdir, readFile } from 'node:fs/promises'
import { BANNER } from './schemas.mjs'

/** The folder of src/rules/ that holds no rules, but what those of several services share. */
const SHARED = 'services'

/**
 * The registries are directory listings: a rule is a file of src/rules/<group>/, a migration a file of
 * src/migrations/ or a row of its tables.
 */
export async function generateRegistry() {
  const rules = await ruleIds()
  const ids = await migrationIds()
  const tables = await tableNames()
  const names = rules.map((id) => camelCase(id))
  return {
    'src/generated/migrations.ts': [
      `${BANNER}import type { Migration } from '../migrations/make/migration.js'`,
      ...ids.map((id) => `import { migration as ${camelCase(id)} } from '../migrations/${id}.js'`),
      ...tables.map(({ file, name }) => `import { ${name} } from '../migrations/tables/${file}.js'`),
      '',
      'export const MIGRATIONS: readonly Migration[] = [',
      ...ids.map((id) => `  ${camelCase(id)},`),
      ...tables.map(({ name }) => `  ...${name},`),
      ']',
      '',
    ].join('\n'),
    'src/generated/docs.ts': [
      `${BANNER}import type { RuleDocs } from '../rules/rule.js'`,
      ...rules.map((id, index) => `import { docs as ${names[index]} } from '../rules/${id}.js'`),
      '',
      'export const DOCS: Readonly<Record<string, RuleDocs>> = {',
      ...rules.map((id, index) => `  '${id}': ${names[index]},`),
      '}',
      '',
    ].join('\n'),
    'src/generated/rules.ts': registry(
      'RULES',
      rules.filter((id) => !isOfService(id) && !isOfLinkedFiles(id)),
    ),
    'src/generated/service-rules.ts': registry('SERVICE_RULES', rules.filter(isOfService)),
    'src/generated/linked-rules.ts': registry('LINKED_RULES', rules.filter(isOfLinkedFiles)),
    'src/generated/rule-ids.ts': `${BANNER}export const RULE_FILES: readonly string[] = ${JSON.stringify(rules)}\n`,
  }
}

/** The rules of sections that sign in are loaded for configs that speak of them. @param {string} id */
const isOfService = (id) => /^(?:trakt|mal)\//.test(id)

/** Those of files that a config names run over no config. @param {string} id */
const isOfLinkedFiles = (id) => id.startsWith('linked/')

/** @param {string} name @param {readonly string[]} ids */
function registry(name, ids) {
  return [
    `${BANNER}import type { Rule } from '../rules/rule.js'`,
    ...ids.map((id) => `import { rule as ${camelCase(id)} } from '../rules/${id}.js'`),
    '',
    `export const ${name}: readonly Rule[] = [`,
    ...ids.map((id) => `  ${camelCase(id)},`),
    ']',
    '',
  ].join('\n')
}

/** @returns {Promise<string[]>} `trakt/left-over`, ... sorted */
export async function ruleIds() {
  const entries = await readdir('src/rules', { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => [entry.parentPath.split(/[\\/]/).at(-1), entry.name.slice(0, -3)])
    .filter(([group]) => group !== 'rules' && group !== SHARED)
    .map((parts) => parts.join('/'))
    .sort()
}

/** @returns {Promise<string[]>} the ids of migrations that are a file of their own, sorted */
export async function migrationIds() {
  const entries = await readdir('src/migrations', { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.replace(/\.ts$/, ''))
    .sort()
}

/** A table is a file that exports one list. */
async function tableNames() {
  const files = (await readdir('src/migrations/tables')).sort()
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(`src/migrations/tables/${file}`, 'utf8')
      const [, name = ''] = /^export const (\w+)/m.exec(text) ?? []
      return { file: file.replace(/\.ts$/, ''), name }
    }),
  )
}

/** @param {string} id */
const camelCase = (id) => id.replace(/[-/_](\w)/g, (_, letter) => letter.toUpperCase())
