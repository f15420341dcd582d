import { packageSchemas } from '../files/package-schemas.js'
import { MIGRATIONS } from '../generated/migrations.js'
import { migrationsAt } from '../manual/former-names.js'
import { isOld, keyFacts } from '../manual/key-facts.js'
import type { Migration } from '../migrations/make/migration.js'
import { ALL_DOCUMENTED_RULES } from '../registry/documented-rules.js'
import { explainKey, listKeys } from '../report/key-page.js'
import { explainRule } from '../report/rule-page.js'
import { toJson } from '../report/rule-table.js'
import { detectTerminal } from '../report/terminal.js'
import { presentId } from '../rules/former-ids.js'
import { suggestRule } from '../rules/pattern.js'
import type { DocumentedRule } from '../rules/rule.js'
import { findKeys, stepsOf } from '../schema/find-keys.js'
import { type KeyPlace, keyPlaces } from '../schema/key-places.js'
import { createLookup } from '../schema/lookup.js'
import { suggest } from '../schema/suggest.js'
import type { SchemaNode } from '../schema/violation.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'

export interface ExplainRequest {
  /** The folder of the installed package. */
  readonly root: string
  /** A rule, or the path of a key in one or several words. */
  readonly words: readonly string[]
  readonly json: boolean
  /** The rules of plugins. */
  readonly moreRules: readonly DocumentedRule[]
}

/** `pmm-config explain`: a rule, a key or a section. */
export function runExplain({ root, words, json, moreRules }: ExplainRequest, io: Io): ExitCode {
  const rules = [...ALL_DOCUMENTED_RULES, ...moreRules]
  const terminal = detectTerminal(io.stdout, io.env)
  const print = (data: object, text: () => string): ExitCode => {
    io.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : text())
    return CLEAN
  }
  const named = words.join(' ')
  const rule = ruleCalled(named, rules)
  if (rule)
    return print({ kind: 'rule', ...toJson(rule), examples: rule.docs.examples }, () =>
      explainRule(rule, terminal),
    )
  const places = keyPlaces(createLookup(schemasOf(root), 'config.schema.json'))
  const steps = stepsOf(words)
  const found = present(findKeys(words, places)).map((place) =>
    keyFacts(place, { places, rules, migrations: MIGRATIONS }),
  )
  const [only] = found
  if (only && found.length === 1) return print(only, () => explainKey(only, terminal))
  if (only) return print({ kind: 'several', keys: found }, () => listKeys(found, terminal))
  const old = formerKey(steps)
  if (old.length > 0)
    return print({ kind: 'former', rules: old.map((one) => toJson(one.rule)) }, () =>
      old.map((one) => explainRule(one.rule, terminal)).join('\n'),
    )
  const hint = meant(
    named,
    steps,
    rules,
    [...places.values()].flatMap(({ path }) => (path.length > 0 ? [path] : [])),
  )
  complain([{ path: '', message: `there is no rule and no key ${JSON.stringify(named)}`, hint }], io)
  return FAILED
}

/** A migration is also known by its own id, as lists of them have it. */
function ruleCalled(id: string, rules: readonly DocumentedRule[]): DocumentedRule | undefined {
  const names = [presentId(id), presentId(`migration/${id}`)]
  return rules.find(({ meta }) => names.includes(meta.id))
}

/** Where a name is that of several keys, those to write today, and those of the whole config before those of a library. */
function present(found: readonly KeyPlace[]): readonly KeyPlace[] {
  const today = found.filter((place) => !isOld(place, MIGRATIONS))
  return (today.length > 0 ? today : found).toSorted((a, b) => a.path.length - b.path.length)
}

/** What became of a key that PMM read once. */
function formerKey(steps: readonly string[]): readonly Migration[] {
  const [root, , ...own] = steps
  const paths = [
    steps.join('.'),
    ...(root === 'libraries'
      ? [
          ['libraries', '*', ...steps.slice(1)],
          ['libraries', '*', ...own],
        ]
      : []
    ).map((path) => path.join('.')),
  ]
  return [...new Set(paths.flatMap((path) => migrationsAt(path, MIGRATIONS)))]
}

/** The nearest rule or key, for a path the nearest key below the part of it that there is. */
function meant(
  named: string,
  steps: readonly string[],
  rules: readonly DocumentedRule[],
  paths: readonly (readonly string[])[],
): string {
  const ids = rules.map(({ meta }) => meta.id)
  const near = named.includes('/') ? suggestRule(named, ids) : undefined
  const whole = near ?? suggestPath(steps, paths) ?? suggestRule(named, ids)
  return whole
    ? `Did you mean ${whole.replaceAll('.*', '')}?`
    : 'All rules: pmm-config rules. The keys of a section: pmm-config explain settings'
}

/** Each step is mended by itself, so that several may be wrong. */
function suggestPath(steps: readonly string[], paths: readonly (readonly string[])[]): string | undefined {
  if (steps.length === 1) return suggest(steps[0]!, new Set(paths.flatMap((path) => path.at(-1)!)))
  let before: readonly string[] = []
  for (const step of steps) {
    const below = paths.filter((path) => before.every((one, index) => path[index] === one))
    const names = new Set(below.flatMap((path) => path[before.length] ?? []))
    const open = names.has('*') ? new Set(below.flatMap((path) => path[before.length + 1] ?? [])) : undefined
    const key = nearest(step, names) ?? (open && nearest(step, open))
    if (key !== undefined) before = [...before, ...(names.has(key) ? [] : ['*']), key]
    else if (open) before = [...before, '*']
    else return before.length > 0 ? before.join('.') : undefined
  }
  return before.join('.')
}

const nearest = (step: string, names: ReadonlySet<string>) =>
  names.has(step)
    ? step
    : suggest(
        step,
        [...names].filter((name) => name !== '*'),
      )

function schemasOf(root: string): Readonly<Record<string, SchemaNode>> {
  const { names, read } = packageSchemas(root)
  return Object.fromEntries(names.map((name) => [`${name}.schema.json`, JSON.parse(read(name))]))
}
