import semver from 'semver'
import { SEVERITIES } from '../rules/rule.js'

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isSwitch: Check = (value) => typeof value === 'boolean'
const isFunction: Check = (value) => typeof value === 'function'
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRange: Check = (value) => typeof value === 'string' && semver.validRange(value) !== null
const isSeverity: Check = (value) => [...SEVERITIES, 'off'].some((one) => one === value)

const TARGET = 'a semver range such as ">=2.0.0 <2.5.0", `auto`, or an object with a `range` and a `from`'

/** What each option takes, in words and as a check. */
const OPTIONS: Readonly<Record<string, readonly [words: string, check: Check]>> = {
  path: ['a text', isText],
  target: [
    TARGET,
    (value) =>
      value === 'auto' || isRange(value) || (isObject(value) && isRange(value.range) && isObject(value.from)),
  ],
  targetBeside: ['a function', isFunction],
  named: ['true or false', isSwitch],
  now: ['a valid Date', (value) => value instanceof Date && !Number.isNaN(value.getTime())],
  facts: ['an object', isObject],
  margin: [
    'a number of seconds, not below zero',
    (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  ],
  rules: [
    `a Map from rule ids to ${SEVERITIES.join(', ')} or off`,
    (value) =>
      value instanceof Map && [...value].every(([id, severity]) => isText(id) && isSeverity(severity)),
  ],
  moreRules: ['a list of rules', Array.isArray],
  leavesOutPlugins: ['true or false', isSwitch],
  editsWithSecrets: ['true or false', isSwitch],
  optIn: ['a list of rule ids', (value) => Array.isArray(value) && value.every(isText)],
}

const FIX_OPTIONS: typeof OPTIONS = {
  ...OPTIONS,
  unsafe: ['true or false', isSwitch],
  mayAddFiles: ['true or false', isSwitch],
  repairs: ['a function', isFunction],
}

const KNOWN: Readonly<Record<string, typeof OPTIONS>> = {
  validate: OPTIONS,
  fix: FIX_OPTIONS,
  redact: { path: OPTIONS.path!, strict: ['true or false', isSwitch] },
}

/**
 * Whoever writes JavaScript has no compiler that tells them.
 * @throws {TypeError} with the name of what is wrong
 */
export function checkCall(name: 'validate' | 'fix' | 'redact', config: unknown, options: unknown): void {
  const isSource =
    isObject(config) && isText(config.text) && isText(config.path) && isFunction(config.position)
  if (!isText(config) && !isSource)
    throw new TypeError(`${name}: the config must be a text, or what createSource makes of one`)
  if (!isObject(options)) throw new TypeError(`${name}: the options must be an object`)
  const known = KNOWN[name]!
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, option))
      throw new TypeError(
        `${name}: there is no option \`${option}\`; there are ${Object.keys(known).join(', ')}`,
      )
    const [words, isRight] = known[option]!
    if (value !== undefined && !isRight(value)) throw new TypeError(`${name}: \`${option}\` must be ${words}`)
  }
}
