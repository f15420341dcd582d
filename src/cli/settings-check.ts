import type { ErrorObject } from 'ajv'
import validRange from 'semver/ranges/valid.js'
import { isCostly } from '../files/costly-pattern.js'
import { isInside } from '../files/inside.js'
import { validateSettings } from '../generated/validators.js'
import { RULE_IDS } from '../registry/rule-ids.js'
import { visible } from '../report/visible.js'
import { presentId } from '../rules/former-ids.js'
import { mayBeOfPlugin, suggestRule } from '../rules/pattern.js'
import { suggest } from '../schema/suggest.js'
import type { Path } from '../yaml/document.js'
import { COSTLY_PATTERN, describeSetting, NO_RANGE, STRAY_PATH, type Words } from './settings-words.js'

/** Something wrong in the settings. */
export interface Mistake extends Words {
  readonly at: Path
  /** Whether the key is wrong or what it holds. */
  readonly part: 'key' | 'value'
}

/**
 * Everything wrong in the settings, one mistake for each place.
 *
 * @param within the folder that the paths of the settings must stay in, absolute; nothing where they may lead anywhere
 */
export function checkSettings(value: unknown, within?: string): readonly Mistake[] {
  if (!isMapping(value)) return [{ at: [], part: 'value', ...describeRoot(value) }]
  const mistakes = checkSchema(value)
  const sound = (key: string) => !mistakes.some(({ at }) => at[0] === key)
  const { target, rules } = value
  if (sound('target') && typeof target === 'string' && target !== 'auto' && validRange(target) === null) {
    mistakes.push({ at: ['target'], part: 'value', ...NO_RANGE })
  }
  if (isMapping(rules)) mistakes.push(...checkRules(rules, hasPlugins(value)))
  if (mistakes.length === 0) mistakes.push(...costlyPatterns(value))
  if (within !== undefined && mistakes.length === 0) mistakes.push(...strayPaths(value, within))
  return mistakes
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  // A script may come from a world of its own, whose Object is another one.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function describeRoot(value: unknown): Words {
  if (value === undefined) {
    return {
      message: 'this script exports no settings',
      hint: 'Write `export default { ... }` (in a .cjs file `module.exports = { ... }`).',
    }
  }
  if (typeof value === 'function') {
    return { message: 'this script exports a function', hint: 'Export the settings themselves, an object.' }
  }
  return {
    message: 'settings are a mapping of keys to values, and this is none',
    hint: 'Write one line for each setting, for example `target: auto`.',
  }
}

function checkSchema(value: Readonly<Record<string, unknown>>): Mistake[] {
  if (validateSettings(withoutDates(value))) return []
  const errors = validateSettings.errors ?? []
  return errors.filter((error, index) => !isSaidElsewhere(error, index, errors)).map(toMistake)
}

/** Alternatives come as the complaints of each and one of their own: what lies deepest is kept, once. */
function isSaidElsewhere(error: ErrorObject, index: number, all: readonly ErrorObject[]): boolean {
  const { instancePath: place, keyword } = error
  if (keyword === 'additionalProperties') return false
  return all.some(
    (other, position) =>
      other.instancePath.startsWith(`${place}/`) || (other.instancePath === place && position < index),
  )
}

function toMistake({ instancePath, keyword, params, parentSchema, data }: ErrorObject): Mistake {
  const at = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (keyword !== 'additionalProperties') {
    // Only `rules` has keys of the user's own; every other setting has items.
    const path = at.map((step, depth) => (depth > 0 && at[0] !== 'rules' ? Number(step) : step))
    return { at: path, part: 'value', ...describeSetting(at[0]!, at[1], data) }
  }
  const key: string = params.additionalProperty
  const known = Object.keys(parentSchema?.properties ?? {}).filter((name) => name !== '$schema')
  return {
    at: [...at, key],
    part: 'key',
    ...describeUnknown('setting', key, suggest(key, known), `There are ${known.join(', ')}.`),
  }
}

const hasPlugins = ({ plugins }: Readonly<Record<string, unknown>>) =>
  Array.isArray(plugins) && plugins.length > 0

/** Which rules plugins bring is known only when their code has run. */
function checkRules(rules: Readonly<Record<string, unknown>>, hasPlugins: boolean): readonly Mistake[] {
  const ids = RULE_IDS
  const groups = [...new Set(ids.map((id) => `${id.split('/')[0]}/*`))]
  const known = new Set([...groups, ...ids])
  return Object.keys(rules)
    .filter((name) => !known.has(presentId(name)) && !(hasPlugins && mayBeOfPlugin(name, ids)))
    .map((name) => ({
      at: ['rules', name],
      part: 'key',
      ...describeUnknown('rule', name, suggestRule(name, known), 'All rules: pmm-config rules'),
    }))
}

function costlyPatterns(value: Readonly<Record<string, unknown>>): readonly Mistake[] {
  return ['files', 'ignore'].flatMap((key) =>
    ((value[key] ?? []) as readonly string[]).flatMap((pattern, index): Mistake[] =>
      isCostly(pattern) ? [{ at: [key, index], part: 'value', ...COSTLY_PATTERN }] : [],
    ),
  )
}

/** Whoever wrote the settings need not be who runs the program, which reads, repairs and writes what they name. */
function strayPaths(
  { files = [], format = [] }: { readonly files?: unknown; readonly format?: unknown },
  within: string,
): readonly Mistake[] {
  const outputs = Array.isArray(format) ? format : [format]
  const file = (output: unknown) => /=(.+)$/s.exec(String(output))?.[1]
  const isStray = (path: string | undefined) => path !== undefined && !isInside(within, path)
  const mistakes = [
    ...(files as readonly string[]).map((path, index) => ({ at: ['files', index], stray: isStray(path) })),
    ...outputs.map((output, index) => ({
      at: Array.isArray(format) ? ['format', index] : ['format'],
      stray: isStray(file(output)),
    })),
  ]
  return mistakes.filter(({ stray }) => stray).map(({ at }) => ({ at, part: 'value', ...STRAY_PATH }))
}

function describeUnknown(kind: string, name: string, meant: string | undefined, otherwise: string): Words {
  const message = `there is no ${kind} ${visible(JSON.stringify(name))}`
  return { message, hint: meant === undefined ? otherwise : `Did you mean ${meant}?` }
}

/** JSON Schema knows no dates, and ajv takes every object for a mapping. Settings are three levels deep. */
function withoutDates(value: unknown, depth = 3): unknown {
  if (value instanceof Date) return Symbol.for('date')
  if (depth === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => withoutDates(item, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutDates(item, depth - 1)]))
}
