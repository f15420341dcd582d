import { readdir } from 'node:fs/promises'
import { BANNER } from './schemas.mjs'

/** The registry of rules is the directory listing: a rule is a file of src/rules/<group>/. */
export async function generateRegistry() {
  const rules = await ruleIds()
  const names = rules.map((id) => camelCase(id))
  const imports = rules.map((id, index) => `import { rule as ${names[index]} } from '../rules/${id}.js'`)
  const list = names.map((name) => `  ${name},`)
  return {
    'src/generated/rules.ts': `${BANNER}import type { Rule } from '../rules/rule.js'\n${imports.join('\n')}\n\nexport const RULES: readonly Rule[] = [\n${list.join('\n')}\n]\n`,
  }
}

/** @returns {Promise<string[]>} `trakt/left-over`, ... sorted */
export async function ruleIds() {
  const entries = await readdir('src/rules', { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/rules$/.test(entry.parentPath))
    .map((entry) => `${entry.parentPath.split(/[\\/]/).at(-1)}/${entry.name.slice(0, -3)}`)
    .sort()
}

/** @param {string} id */
const camelCase = (id) => id.replace(/[-/](\w)/g, (_, letter) => letter.toUpperCase())
