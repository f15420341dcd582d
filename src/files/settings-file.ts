import { basename, dirname, extname, relative, resolve } from 'node:path'
import type { Explorer } from 'cosmiconfig/dist/Explorer.js'
import type { Source } from '../text/source.js'
import { describeFailure } from './failure.js'
import { type ReadFailure, readSource, SETTINGS_LIMIT } from './read.js'
import { MANIFEST, PACKAGE_KEY, SETTINGS_NAMES } from './settings-places.js'
import { runScript } from './settings-script.js'
import { toSlashes } from './target.js'

interface SettingsFileBase {
  /** As to be shown, relative to the working folder. */
  readonly path: string
  /** Absolute: what the settings' own paths are relative to. */
  readonly folder: string
}

/** Settings as they stand in a file, before anybody judged them. */
export type SettingsFile =
  | (SettingsFileBase & {
      readonly kind: 'text'
      readonly source: Source
      /** The keys that lead to the settings: none, or one in package.json. */
      readonly below: readonly string[]
    })
  | (SettingsFileBase & { readonly kind: 'value'; readonly value: unknown })

export type SettingsFileOutcome = { readonly ok: true; readonly file: SettingsFile } | ReadFailure

/** Loads settings that are data and were found; `place` is absolute. Runs nothing. Never throws. */
export function loadSettingsFile(place: string, cwd: string): Promise<SettingsFileOutcome> {
  return loadText(place, cwd, (explorer) => explorer.search(dirname(place)))
}

type Load = (explorer: Explorer) => Promise<{ readonly config?: unknown } | null>

async function loadText(place: string, cwd: string, load: Load): Promise<SettingsFileOutcome> {
  const path = shown(place, cwd)
  // Whatever is no plain file of a size that settings have is refused here: cosmiconfig would wait for a pipe.
  const read = await readSource(path, cwd, SETTINGS_LIMIT)
  if (!read.ok) return read
  try {
    const found = await load(await explorerFor(dirname(place), read.source))
    const { source } = (found?.config ?? read) as { readonly source: Source }
    const below = basename(place) === MANIFEST ? [PACKAGE_KEY] : []
    return { ok: true, file: { kind: 'text', path, folder: dirname(place), source, below } }
  } catch (error) {
    return { ok: false, ...describeFailure(path, error) }
  }
}

/** Loads a settings file that a person named, and runs it where it is a script. Never throws. */
export async function loadNamedSettings(file: string, cwd: string): Promise<SettingsFileOutcome> {
  const place = resolve(cwd, file)
  if (!/^\.[cm]?js$/.test(extname(place))) return loadText(place, cwd, (explorer) => explorer.load(place))
  return runSettings(place, cwd)
}

/** Runs a settings file that is a script: only where a person asked for it. Never throws. */
export async function runSettings(place: string, cwd: string): Promise<SettingsFileOutcome> {
  const path = shown(place, cwd)
  const readable = await readSource(path, cwd, SETTINGS_LIMIT)
  if (!readable.ok) return readable
  const outcome = await runScript(place, path)
  if (!outcome.ok) return outcome
  return { ok: true, file: { kind: 'value', path, folder: dirname(place), value: outcome.value } }
}

/**
 * cosmiconfig searches the folder that the probe found, by the names of data alone, and picks what counts there. Its
 * own parsers know no lines and follow `$import`, so it is given the text as it was read. Its ready-made
 * `cosmiconfig()` would first look for settings of its own in the working folder, and run them; the explorer behind
 * it does not. It searches no further up: it would wait for a pipe that is called package.json.
 */
async function explorerFor(folder: string, source: Source): Promise<Explorer> {
  const { Explorer } = await import('cosmiconfig/dist/Explorer.js')
  const text = () => ({ source })
  return new Explorer({
    moduleName: PACKAGE_KEY,
    searchPlaces: [...SETTINGS_NAMES, MANIFEST],
    searchStrategy: 'none',
    stopDir: folder,
    cache: false,
    ignoreEmptySearchPlaces: false,
    mergeSearchPlaces: false,
    mergeImportArrays: false,
    applyPackagePropertyPathToConfiguration: false,
    metaConfigFilePath: null,
    transform: (result) => result,
    loaders: {
      noExt: text,
      '.yaml': text,
      '.yml': text,
      '.json': (path) => (basename(path) === MANIFEST ? { [PACKAGE_KEY]: text() } : text()),
      default: text,
    },
  })
}

const shown = (place: string, cwd: string) => toSlashes(relative(resolve(cwd), place))
