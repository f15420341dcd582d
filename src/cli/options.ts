import type { PathProblem } from '../files/failure.js'
import { RULE_IDS } from '../rule-ids.js'
import { matches, suggestRule } from '../rules/pattern.js'
import { type Rule, SEVERITIES, type Severity } from '../rules/rule.js'
import type { Io } from './io.js'
import { type Output, parseOutputs } from './outputs.js'
import type { RepairRequest } from './repair-request.js'
import type { Judged } from './reports.js'
import { defaultSettings, loadSettings, type Settings } from './settings.js'

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
  readonly maxWarnings?: number
  /** ID=SEVERITY. */
  readonly rules?: readonly string[]
  /** Whether a settings file counts; it does unless this is false. */
  readonly settings?: boolean
  readonly forceExclude?: boolean
  /** What standard input is called. */
  readonly stdinFilename?: string
  /** Whether to repair what is found, and how; otherwise it is only said. */
  readonly repair?: RepairRequest
  /** Gets what was found, once it is reported. */
  onDone?(files: readonly Judged[]): void
}

/** The command line and the settings worked into one; the command line wins. */
export interface Options {
  readonly settings: Settings
  readonly outputs: readonly Output[]
  /** A semver range; nothing means that each config is asked. */
  readonly target: string | undefined
  readonly now: Date
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** What the plugins of the settings bring. */
  readonly moreRules: readonly Rule[]
}

/** Returns what is wrong with the command line or the settings in place of options, if anything is. */
export async function resolveOptions(
  request: ValidateRequest,
  io: Io,
): Promise<{ readonly options: Options } | { readonly problems: readonly PathProblem[] }> {
  const loaded =
    request.settings === false
      ? { ok: true as const, settings: defaultSettings(io.cwd) }
      : await loadSettings({ cwd: io.cwd })
  if (!loaded.ok) return loaded
  const { settings } = loaded
  const problems: PathProblem[] = []
  const brought = await rulesOfPlugins(settings)
  if ('problems' in brought) return brought
  const { moreRules } = brought
  const ids = [...RULE_IDS, ...moreRules.map(({ meta }) => meta.id)]
  const complain = (message: string, hint?: string) =>
    problems.push({ path: '', message, ...(hint ? { hint } : {}) })

  const outputs = parseOutputs(request.formats?.length ? request.formats : settings.format, io.env)
  if (typeof outputs === 'string') complain(outputs)

  const asked = request.target ?? settings.target
  const range = asked === 'auto' ? undefined : await validRange(asked)
  if (asked !== 'auto' && range === undefined)
    complain(
      `--target ${JSON.stringify(asked)} is no version or range`,
      'For example 2.4.6, ">=1.19 <2.4.7" or auto.',
    )

  const now = request.now === undefined ? io.now() : new Date(request.now)
  if (Number.isNaN(now.getTime()) || !/^\d{4}-\d\d-\d\d|^undefined$/.test(String(request.now)))
    complain(`--now ${JSON.stringify(request.now)} is no point in time`, 'For example 2026-11-23T12:00:00Z.')

  const rules = new Map(settings.rules)
  for (const text of request.rules ?? []) {
    const [id = '', severity = ''] = text.split('=')
    const wrong = wrongRule(id, severity, ids)
    if (wrong) complain(`--rule ${JSON.stringify(text)}: ${wrong.message}`, wrong.hint)
    // Set anew, so that it comes last: later ones win.
    rules.delete(id)
    rules.set(id, severity as Severity | 'off')
  }
  if (problems.length > 0 || typeof outputs === 'string') return { problems }
  return { options: { settings, outputs, target: range, now, rules, moreRules } }
}

/** Most runs leave the versions to the config, and then nothing of semver is needed. */
async function validRange(text: string): Promise<string | undefined> {
  if (text.trim() === '') return undefined
  return (await import('../engine/judge.js')).validRange(text)
}

/** Most settings name no plugins, and then nothing of oclif is loaded. */
async function rulesOfPlugins(
  settings: Settings,
): Promise<{ readonly moreRules: readonly Rule[] } | { readonly problems: readonly PathProblem[] }> {
  if (settings.plugins.length === 0) return { moreRules: [] }
  return (await import('./program.js')).rulesOfPlugins(settings)
}

function wrongRule(
  id: string,
  severity: string,
  ids: readonly string[],
): { message: string; hint: string } | undefined {
  if (!ids.some((one) => matches(id, one))) {
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
