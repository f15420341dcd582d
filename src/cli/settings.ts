import { isAbsolute, posix, relative, resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { loadSettingsFile, type SettingsFile } from '../files/settings-file.js'
import { toSlashes } from '../files/target.js'
import type { SettingsContent } from '../generated/settings.js'
import type { Severity } from '../rules/rule.js'
import { parseDuration } from './duration.js'

/** What the settings come to, with a default for everything they do not say. */
export interface Settings {
  /** A semver range of PMM/Kometa versions, or `auto`. */
  readonly target: string
  /** By rule id or group (`trakt/*`), in the order of the settings. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** Paths, folders and globs, relative to the working folder. */
  readonly files: readonly string[]
  /** As in .gitignore, relative to `folder`. */
  readonly ignore: readonly string[]
  /** Packages and folders, relative to `folder`. */
  readonly plugins: readonly string[]
  /** Absolute: the folder of the settings file; without one, the working folder. */
  readonly folder: string
  /** FORMAT or FORMAT=FILE; empty when the settings name none. FILE is relative to the working folder. */
  readonly format: readonly string[]
  /** In seconds: so long before its end an access token counts as about to expire. */
  readonly margin: number
}

export type SettingsOutcome =
  | { readonly ok: true; readonly settings: Settings; readonly path: string | null }
  | { readonly ok: false; readonly problems: readonly PathProblem[] }

const DEFAULT_MARGIN = '1d'

/** The settings without a settings file. */
export function defaultSettings(cwd: string): Settings {
  return toSettings({}, resolve(cwd), resolve(cwd))
}

/**
 * Finds, loads and judges the settings that count for a folder. `path` is the file they come from, relative
 * to that folder. Never throws for what stands in the file; runs it when it is JavaScript.
 */
export async function loadSettings({ cwd }: { readonly cwd: string }): Promise<SettingsOutcome> {
  const loaded = await loadSettingsFile(cwd)
  if (!loaded.ok) {
    const { ok, ...problem } = loaded
    return { ok, problems: [problem] }
  }
  if (!loaded.file) return { ok: true, settings: defaultSettings(cwd), path: null }
  return judge(loaded.file, resolve(cwd))
}

async function judge(file: SettingsFile, cwd: string): Promise<SettingsOutcome> {
  const [{ readSettings }, { checkSettings }] = await Promise.all([
    import('./settings-content.js'),
    import('./settings-check.js'),
  ])
  const { value, problems, locate } = await readSettings(file)
  if (problems.length > 0) return { ok: false, problems }
  const mistakes = checkSettings(value)
  if (mistakes.length === 0) {
    return { ok: true, settings: toSettings(value as SettingsContent, file.folder, cwd), path: file.path }
  }
  const located = mistakes
    .map(({ at, part, ...words }) => ({ ...locate(at, part), words }))
    .sort((a, b) => a.offset - b.offset)
  return { ok: false, problems: located.map(({ path, words }) => ({ path, ...words })) }
}

function toSettings(content: SettingsContent, folder: string, cwd: string): Settings {
  const { format = [], margin = DEFAULT_MARGIN } = content
  const above = toSlashes(relative(cwd, folder))
  const rebase = (path: string) => (above === '' || isAbsolute(path) ? path : posix.join(above, path))
  return {
    target: content.target ?? 'auto',
    rules: new Map(Object.entries(content.rules ?? {})),
    files: (content.files ?? []).map(rebase),
    ignore: content.ignore ?? [],
    folder,
    plugins: content.plugins ?? [],
    format: typeof format === 'string' ? [format] : format,
    margin: typeof margin === 'number' ? margin : parseDuration(margin)!,
  }
}
