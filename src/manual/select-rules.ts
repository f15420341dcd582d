import type { Migration } from '../migrations/make/migration.js'
import { presentId } from '../rules/former-ids.js'
import type { DocumentedRule, Safety, Severity } from '../rules/rule.js'
import { ROOT_KEYS } from '../schema/knowledge.js'

/** Which rules are wanted; what is not said does not matter. */
export interface RuleFilter {
  /** Ids, groups, or either with `*` in it: one of them has to fit. */
  readonly patterns: readonly string[]
  readonly severities: readonly Severity[]
  /** How their findings can be repaired. */
  readonly fixes: readonly Safety[]
  readonly sections: readonly string[]
}

/** The rules that fit all of a filter, in their order. */
export function selectRules(
  rules: readonly DocumentedRule[],
  { patterns, severities, fixes, sections }: RuleFilter,
  migrations: readonly Migration[],
): readonly DocumentedRule[] {
  const looked = new Map(migrations.map((one) => [one.rule.meta.id, sectionsLookedAt(one)]))
  return rules.filter(
    ({ meta: { id, severity, fix } }) =>
      isOneOf(patterns, (pattern) => fits(pattern, id)) &&
      isOneOf(severities, (one) => one === severity) &&
      isOneOf(fixes, (one) => one === fix) &&
      isOneOf(sections, (one) => id.startsWith(`${one}/`) || looked.get(id)?.has(one) === true),
  )
}

/** `trakt/stale-pin`, `trakt`, `trakt/*`, `*\/wrong-type`, `stale-pin`; the id of a migration with or without its group. */
export function fits(pattern: string, id: string): boolean {
  const [group, name] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)]
  if (!pattern.includes('*')) return [id, group, name].includes(pattern) || presentId(pattern) === id
  const expression = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${expression}$`).test(id)
}

const isOneOf = <Value>(wanted: readonly Value[], is: (one: Value) => boolean) =>
  wanted.length === 0 || wanted.some(is)

/** The sections that an old form can stand in; those of a library are sections, too. */
function sectionsLookedAt({ places }: Migration): ReadonlySet<string> {
  return new Set(
    places.map((place) => {
      const [root = '', , own = ''] = place.replaceAll('[]', '').split(/[.=~]/)
      return root === 'libraries' && (own === 'operations' || ROOT_KEYS.has(own)) ? own : root
    }),
  )
}
