import { dirname, resolve } from 'node:path'
import { findSettings } from '../files/settings-places.js'
import { defaultSettings, type SettingsOutcome } from './settings.js'
import type { Surroundings } from './settings-load.js'

/** The variable that names a settings file, as `--settings` does. */
const SETTINGS_VARIABLE = 'PMM_CONFIG_SETTINGS'

export interface ScopeOptions extends Surroundings {
  /** False: no settings count at all (`--no-config`). */
  readonly enabled?: boolean
  /** The settings file that a person named (`--settings`); it counts for every config. */
  readonly named?: string | undefined
}

/** Which settings count where. Each settings file is read once. */
export interface SettingsScope {
  /** For a folder: those in it or nearest above, else those of the working folder. */
  at(folder: string): Promise<SettingsOutcome>
  /** For a config, as shown; nothing but the runner's, root's and the config's owner's settings count for it. */
  for(config: string): Promise<SettingsOutcome>
}

export function settingsScope({ enabled = true, named, ...surroundings }: ScopeOptions): SettingsScope {
  const cwd = resolve(surroundings.cwd)
  const asked = named ?? (surroundings.env[SETTINGS_VARIABLE] || undefined)
  const known = new Map<string, Promise<SettingsOutcome | undefined>>()
  // Most runs find no settings, and load nothing for them.
  const once = async <T extends SettingsOutcome | undefined>(
    place: string,
    load: (parts: typeof import('./settings-load.js')) => Promise<T>,
  ): Promise<T> => {
    const loading = known.get(place) ?? import('./settings-load.js').then(load)
    known.set(place, loading)
    return (await loading) as T
  }

  async function found(folder: string): Promise<SettingsOutcome> {
    const { data, scripts } = findSettings(folder)
    for (const script of scripts) {
      const run = await once(script, ({ loadScript }) => loadScript(script, surroundings))
      if (run) return run
    }
    if (data !== undefined) return once(data, ({ loadData }) => loadData(data, surroundings))
    return folder === cwd ? { ok: true, settings: defaultSettings(cwd) } : at(cwd)
  }

  const folders = new Map<string, Promise<SettingsOutcome>>()
  function at(folder: string): Promise<SettingsOutcome> {
    if (!enabled) return Promise.resolve({ ok: true, settings: defaultSettings(cwd) })
    if (asked !== undefined) return once(asked, ({ loadNamed }) => loadNamed(asked, surroundings))
    const from = resolve(cwd, folder)
    const outcome = folders.get(from) ?? found(from)
    folders.set(from, outcome)
    return outcome
  }

  return {
    at,
    async for(config) {
      const outcome = await at(dirname(resolve(cwd, config)))
      const file = outcome.ok && asked === undefined ? outcome.settings.file : null
      if (file === null) return outcome
      const { problemWithOwner } = await import('./settings-load.js')
      const problem = problemWithOwner(file, config, cwd)
      return problem ? { ok: false, problems: [problem] } : outcome
    },
  }
}
