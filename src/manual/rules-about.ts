import type { Migration } from '../migrations/make/migration.js'
import type { DocumentedRule } from '../rules/rule.js'
import type { KeyPlace } from '../schema/key-places.js'
import { sectionRuleOf } from '../sections/section-rules.js'
import { migrationsAt } from './former-names.js'

/**
 * The rules that may speak of a key: those that its schemas name, those of its section for what its schemas limit,
 * those of its group whose summary names it, and the migrations that look at it.
 */
export function rulesAbout(
  { path, nodes, sections }: KeyPlace,
  rules: readonly DocumentedRule[],
  migrations: readonly Migration[],
): readonly string[] {
  const named = new Set(
    nodes.flatMap(({ 'x-rule': rule }) => (typeof rule === 'string' ? [rule] : Object.values(rule ?? {}))),
  )
  const own = sections.filter((one) => one !== 'config')
  for (const node of nodes)
    for (const keyword of Object.keys(node)) for (const one of own) named.add(sectionRuleOf(one, keyword))
  for (const { rule } of migrationsAt(path.join('.'), migrations)) named.add(rule.meta.id)
  const key = `\`${path.at(-1)}\``
  return rules.flatMap(({ meta, docs }) => {
    const { id, kind } = meta
    const isOfGroup = kind !== 'migration' && own.some((one) => id.startsWith(`${one}/`))
    return named.has(id) || (isOfGroup && !meta.general && docs.summary.includes(key)) ? [id] : []
  })
}
