import { relative } from 'node:path'
import type { Ignored } from '../files/exclusion.js'
import type { PathProblem } from '../files/failure.js'
import { startFolders } from '../files/start-folders.js'
import { toSlashes } from '../files/target.js'
import type { FileReport } from '../lint/diagnostic.js'
import { RULE_IDS } from '../registry/rule-ids.js'
import { matches, mayBeOfPlugin, suggestRule } from '../rules/pattern.js'
import { type Rule, SEVERITIES, type Severity, type Target } from '../rules/rule.js'
import type { Io } from './io.js'
import { type Output, parseOutputs } from './outputs.js'
import type { RepairRequest } from './repair-request.js'
import type { Settings } from './settings.js'
import { type SettingsScope, settingsScope } from './settings-scope.js'

/** What the command line asks for, as it was typed. */
export interface ValidateRequest {
  /** Files, folders, globs, `-`; none means the config PMM would read. */
  readonly paths: readonly string[]
  /** FORMAT or FORMAT=FILE. */
  readonly formats?: readonly string[]
  readonly target?: string
  /** ISO 8601. */
  readonly now?: string
  readonly quiet?: boolean
  /** Whether findings are also counted by rule. */
  readonly statistics?: boolean
  readonly maxWarnings?: number
  /** ID=SEVERITY. */
  readonly rules?: readonly string[]
  /** Whether a settings file counts; it does unless this is false. */
  readonly settings?: boolean
  /** The settings file, where a person names it: then it counts for every config, and its code may run. */
  readonly settingsFile?: string
  readonly forceExclude?: boolean
  /** Whether the local files that configs name are judged as well. */
  readonly linked?: boolean
  /** What standard input is called. */
  readonly stdinFilename?: string
  /** Whether to repair what is found, and how; otherwise it is only said. */
  readonly repair?: RepairRequest
  /** Gets what was found, once it is reported. */
  onDone?(files: readonly FileReport[]): void
}

/** The command line and the settings worked into one; the command line wins. */
export interface Options {
  /** The settings' `files`, where none is named. */
  readonly files: readonly string[]
  readonly ignored: readonly Ignored[]
  readonly outputs: readonly Output[]
  readonly now: Date
  /** What the plugins of the settings bring. */
  readonly moreRules: readonly Rule[]
  /** What counts for one config (a path as shown, or nothing for standard input). */
  forConfig(path?: string): Promise<ConfigOptions | { readonly problems: readonly PathProblem[] }>
}

/** What the settings beside a config and the command line say of it. */
export interface ConfigOptions {
  /** Nothing means that the config is asked. */
  readonly target: Target | undefined
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  readonly margin: number
  /** Plugins are named whose rules are not known. */
  readonly leavesOutPlugins: boolean
}

/** Returns what is wrong with the command line or the settings in place of options, if anything is. */
export async function resolveOptions(
  request: ValidateRequest,
  io: Io,
): Promise<{ readonly options: Options } | { readonly problems: readonly PathProblem[] }> {
  const { cwd, env } = io
  const scope = scopeOf(request, io)
  const starts = startFolders(request.paths, { cwd, env, stdinFilename: request.stdinFilename })
  const loaded = await loadAll(starts, scope)
  if ('problems' in loaded) return loaded
  const problems: PathProblem[] = []
  const brought = await rulesOfPlugins(loaded.all)
  if ('problems' in brought) return brought
  const { moreRules } = brought
  const ids = [...RULE_IDS, ...moreRules.map(({ meta }) => meta.id)]
  const complain = (message: string, hint?: string) =>
    problems.push({ path: '', message, ...(hint ? { hint } : {}) })

  const outputs = request.formats?.length
    ? parseOutputs(request.formats, env)
    : parseOutputs(loaded.shared.format, env, loaded.shared.reportsWithin)
  if (typeof outputs === 'string') complain(outputs)

  const target = request.target === undefined ? undefined : await rangeOf(request.target)
  if (target?.range === undefined && target !== undefined && request.target !== 'auto')
    complain(
      `--target ${JSON.stringify(request.target)} is no version or range`,
      'For example 2.4.6, ">=1.19 <2.4.7" or auto.',
    )

  const now = request.now === undefined ? io.now() : new Date(request.now)
  if (Number.isNaN(now.getTime()) || !/^\d{4}-\d\d-\d\d|^undefined$/.test(String(request.now)))
    complain(`--now ${JSON.stringify(request.now)} is no point in time`, 'For example 2026-11-23T12:00:00Z.')

  const leavesOut = loaded.all.some(({ leavesOutPlugins }) => leavesOutPlugins)
  const rules: [string, Severity | 'off'][] = []
  for (const text of request.rules ?? []) {
    const [id = '', severity = ''] = text.split('=')
    const wrong = wrongRule(id, severity, ids, leavesOut)
    if (wrong) complain(`--rule ${JSON.stringify(text)}: ${wrong.message}`, wrong.hint)
    rules.push([id, severity as Severity | 'off'])
  }
  if (problems.length > 0 || typeof outputs === 'string') return { problems }
  return {
    options: {
      files: loaded.shared.files,
      ignored: loaded.all.map(({ ignore, folder }) => ({ patterns: ignore, from: folder })),
      outputs,
      now,
      moreRules,
      async forConfig(path) {
        const outcome = await (path === undefined ? scope.at(starts[0] ?? cwd) : scope.for(path))
        if (!outcome.ok) return outcome
        const { settings } = outcome
        return {
          target: await targetOf(settings, target && { range: target.range }, cwd),
          rules: overridden(settings.rules, rules),
          margin: settings.margin,
          leavesOutPlugins: settings.leavesOutPlugins,
        }
      },
    },
  }
}

/** Which settings count where, for what a person typed. */
export function scopeOf(
  { settings, settingsFile }: { readonly settings?: boolean; readonly settingsFile?: string },
  { cwd, env, stderr }: Io,
): SettingsScope {
  return settingsScope({
    cwd,
    env,
    enabled: settings ?? true,
    named: settingsFile,
    note: (text) => void stderr.write(`pmm-config: ${text}\n`),
  })
}

interface Loaded {
  readonly all: readonly Settings[]
  /** What holds for the whole run: the one settings file of all arguments, else those of the working folder. */
  readonly shared: Settings
}

async function loadAll(
  starts: readonly string[],
  scope: SettingsScope,
): Promise<Loaded | { readonly problems: readonly PathProblem[] }> {
  const all = new Map<string | null, Settings>()
  for (const start of starts) {
    const outcome = await scope.at(start)
    if (!outcome.ok) return outcome
    all.set(outcome.settings.file, outcome.settings)
  }
  if (all.size === 1) return { all: [...all.values()], shared: [...all.values()][0]! }
  const here = await scope.at('.')
  return here.ok ? { all: [...all.values()], shared: here.settings } : here
}

/** Set anew, so that what was typed comes last: later ones win. */
function overridden(
  rules: ReadonlyMap<string, Severity | 'off'>,
  typed: readonly (readonly [string, Severity | 'off'])[],
): ReadonlyMap<string, Severity | 'off'> {
  const all = new Map(rules)
  for (const [id, severity] of typed) {
    all.delete(id)
    all.set(id, severity)
  }
  return all
}

/** What was typed wins, `auto` as well. */
async function targetOf(
  settings: Settings,
  typed: { readonly range: string | undefined } | undefined,
  cwd: string,
): Promise<Target | undefined> {
  const { range } = typed ?? (await rangeOf(settings.target))
  if (range === undefined) return undefined
  if (typed) return { range, from: { kind: 'option', path: null, line: null } }
  const path = settings.file === null ? null : toSlashes(relative(cwd, settings.file))
  return { range, from: { kind: 'settings', path, line: null } }
}

/** Without a range where each config is asked, and where the text is none. */
async function rangeOf(text: string): Promise<{ readonly range: string | undefined }> {
  return { range: text === 'auto' ? undefined : await validRange(text) }
}

/** Most runs leave the versions to the config, and then nothing of semver is needed. */
async function validRange(text: string): Promise<string | undefined> {
  if (text.trim() === '') return undefined
  return (await import('../lint/severity.js')).validRange(text)
}

/** Most settings name no plugins, and then nothing of oclif is loaded. */
async function rulesOfPlugins(
  settings: readonly Settings[],
): Promise<{ readonly moreRules: readonly Rule[] } | { readonly problems: readonly PathProblem[] }> {
  const moreRules: Rule[] = []
  for (const one of settings.filter(({ plugins }) => plugins.length > 0)) {
    const brought = await (await import('./program.js')).rulesOfPlugins(one)
    if ('problems' in brought) return brought
    moreRules.push(...brought.moreRules)
  }
  return { moreRules }
}

function wrongRule(
  id: string,
  severity: string,
  ids: readonly string[],
  leavesOutPlugins: boolean,
): { message: string; hint: string } | undefined {
  if (!ids.some((one) => matches(id, one)) && !(leavesOutPlugins && mayBeOfPlugin(id, ids))) {
    const meant = suggestRule(id, ids)
    return {
      message: 'there is no such rule',
      hint: meant ? `Did you mean ${meant}?` : 'All rules: pmm-config rules',
    }
  }
  if (severity === 'off' || SEVERITIES.some((one) => one === severity)) return undefined
  return {
    message: 'the severity is missing or unknown',
    hint: `Write ${id}=error, =warning, =info or =off.`,
  }
}
