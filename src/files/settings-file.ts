import { dirname, relative, resolve } from 'node:path'
import { createSource, type Source } from '../text/source.js'
import { codeOf, describeFailure, describeFolder, type PathProblem } from './failure.js'
import { type ReadFailure, readSource } from './read.js'
import { findSettings, PACKAGE_KEY, SETTINGS_NAMES } from './settings-places.js'
import { runScript, type ScriptOutcome } from './settings-script.js'
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

export type SettingsFileOutcome = { readonly ok: true; readonly file: SettingsFile | null } | ReadFailure

/**
 * Loads the settings that count for a folder; null when there are none, and then cosmiconfig is not loaded
 * either. A settings file in JavaScript is run. Never throws.
 */
export async function loadSettingsFile(cwd: string): Promise<SettingsFileOutcome> {
  const place = findSettings(cwd)
  if (place === undefined) return { ok: true, file: null }
  const path = toSlashes(relative(resolve(cwd), place))
  const below = place.endsWith('package.json') ? [PACKAGE_KEY] : []
  try {
    const loaded = await load(place, path, cwd)
    if (!loaded.ok) return loaded
    const base = { path, folder: dirname(place) }
    return 'source' in loaded
      ? { ok: true, file: { ...base, kind: 'text', source: loaded.source, below } }
      : { ok: true, file: { ...base, kind: 'value', value: loaded.value } }
  } catch (error) {
    return { ok: false, ...describe(path, error) }
  }
}

type Loaded = { readonly ok: true; readonly source: Source } | ScriptOutcome

/**
 * cosmiconfig decides which file is read how. Its own parsers know no lines and follow `$import`, which would
 * lose track of where a setting stands: text is handed on as it is.
 */
async function load(place: string, path: string, cwd: string): Promise<Loaded> {
  const { cosmiconfig } = await import('cosmiconfig')
  const text = () => readSource(path, cwd)
  const script = () => runScript(place, path)
  const explorer = cosmiconfig('pmm-config', {
    searchPlaces: [...SETTINGS_NAMES, 'package.json'],
    cache: false,
    loaders: {
      noExt: text,
      '.yaml': text,
      '.yml': text,
      '.json': place.endsWith('package.json') ? async () => ({ [PACKAGE_KEY]: await text() }) : text,
      '.js': script,
      '.mjs': script,
      '.cjs': script,
    },
  })
  const result = await explorer.load(place)
  return result?.config ?? { ok: true, source: createSource(path, '') }
}

/** What fails here is reading the file, or cosmiconfig over settings of its own in the process' folder. */
function describe(path: string, error: unknown): PathProblem {
  const code = codeOf(error)
  if (code === 'EISDIR') return describeFolder(path)
  if (!(error instanceof Error) || !('filepath' in error)) return describeFailure(path, error)
  return {
    path: toSlashes(String(error.filepath)),
    message: 'this file is broken, and cosmiconfig, which loads our settings, looks into it for its own',
    hint: `Repair it, or leave out ${path} with --no-config.`,
  }
}
