import { isAbsolute, posix, relative, resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import type { SettingsFile, SettingsFileOutcome } from '../files/settings-file.js'
import { toSlashes } from '../files/target.js'
import type { SettingsContent } from '../generated/settings.js'
import type { Severity } from '../rules/rule.js'
import { parseDuration } from './duration.js'

/** What the settings come to, with a default for everything they do not say. */
export interface Settings {
  /** The file they come from, absolute; null without one. */
  readonly file: string | null
  /** A semver range of PMM/Kometa versions, or `auto`. */
  readonly target: string
  /** By rule id or group (`trakt/*`), in the order of the settings. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** Paths, folders and globs, relative to the working folder. */
  readonly files: readonly string[]
  /** As in .gitignore, relative to `folder`. */
  readonly ignore: readonly string[]
  /** Packages and folders, relative to `folder`: those whose code may run. */
  readonly plugins: readonly string[]
  /** Plugins are named that nobody asked to be run: nothing is known of the rules they bring. */
  readonly leavesOutPlugins: boolean
  /** Absolute: the folder of the settings file; without one, the working folder. */
  readonly folder: string
  /** FORMAT or FORMAT=FILE; empty when the settings name none. FILE is relative to the working folder. */
  readonly format: readonly string[]
  /** The folder that a report must stay in, absolute; nothing where a person named the settings. */
  readonly reportsWithin?: string
  /** In seconds: so long before its end an access token counts as about to expire. */
  readonly margin: number
}

export type SettingsOutcome =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly PathProblem[] }

/** How far a settings file is trusted. */
export interface Trust {
  /** A person named the file itself: its paths may lead anywhere. */
  readonly named: boolean
  /** Whether the plugins that it names may run; asked only where it names some. */
  runsPlugins(): Promise<boolean>
}

const DEFAULT_MARGIN = '1d'

/** The settings without a settings file. */
export function defaultSettings(cwd: string): Settings {
  return toSettings({}, resolve(cwd), resolve(cwd), { file: null, named: true, runsPlugins: false })
}

/** Judges a settings file that was loaded. Never throws for what stands in the file. */
export async function readLoaded(
  place: string,
  loaded: SettingsFileOutcome,
  cwd: string,
  trust: Trust,
): Promise<SettingsOutcome> {
  if (!loaded.ok) {
    const { ok, ...problem } = loaded
    return { ok, problems: [problem] }
  }
  return judge(place, loaded.file, resolve(cwd), trust)
}

interface Origin {
  readonly file: string | null
  readonly named: boolean
  readonly runsPlugins: boolean
}

async function judge(
  place: string,
  file: SettingsFile,
  cwd: string,
  { named, runsPlugins }: Trust,
): Promise<SettingsOutcome> {
  const [{ readSettings }, { checkSettings }] = await Promise.all([
    import('./settings-content.js'),
    import('./settings-check.js'),
  ])
  const { value, problems, locate } = await readSettings(file)
  if (problems.length > 0) return { ok: false, problems }
  const mistakes = checkSettings(value, named ? undefined : file.folder)
  if (mistakes.length === 0) {
    const content = value as SettingsContent
    const origin = {
      file: place,
      named,
      runsPlugins: (content.plugins?.length ?? 0) > 0 && (await runsPlugins()),
    }
    return { ok: true, settings: toSettings(content, file.folder, cwd, origin) }
  }
  const located = mistakes
    .map(({ at, part, ...words }) => ({ ...locate(at, part), words }))
    .sort((a, b) => a.offset - b.offset)
  return { ok: false, problems: located.map(({ path, words }) => ({ path, ...words })) }
}

function toSettings(content: SettingsContent, folder: string, cwd: string, origin: Origin): Settings {
  const { format = [], margin = DEFAULT_MARGIN, plugins = [] } = content
  const above = toSlashes(relative(cwd, folder))
  const rebase = (path: string) => (above === '' || isAbsolute(path) ? path : posix.join(above, path))
  const rebaseOutput = (text: string) => text.replace(/=(.+)$/s, (_, file: string) => `=${rebase(file)}`)
  return {
    file: origin.file,
    target: content.target ?? 'auto',
    rules: new Map(Object.entries(content.rules ?? {})),
    files: (content.files ?? []).map(rebase),
    ignore: content.ignore ?? [],
    folder,
    plugins: origin.runsPlugins ? plugins : [],
    leavesOutPlugins: !origin.runsPlugins && plugins.length > 0,
    format: (typeof format === 'string' ? [format] : format).map(rebaseOutput),
    ...(origin.named ? {} : { reportsWithin: folder }),
    margin: typeof margin === 'number' ? margin : parseDuration(margin)!,
  }
}
