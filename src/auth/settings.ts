import { type Io, withoutNotes } from '../cli/io.js'
import { scopeOf } from '../cli/options.js'
import type { SettingsOutcome } from '../cli/settings.js'
import { findSettings } from '../files/settings-places.js'
import { startFolders } from '../files/start-folders.js'

interface Asked {
  readonly path?: string
  readonly settings?: boolean
  readonly settingsFile?: string
}

/** The settings that count for the config that is asked for: those beside it, else those of the working folder. */
export function settingsFor(asked: Asked, io: Io): Promise<SettingsOutcome> {
  const { path } = asked
  const [start = '.'] = startFolders(path === undefined ? [] : [path], io)
  // Of those of the working folder it is said already, where their plugins would have been loaded.
  const isSaid = findSettings(start).data === findSettings(io.cwd).data
  const scope = scopeOf(asked, isSaid ? withoutNotes(io) : io)
  const isFile = path !== undefined && path !== '-'
  return isFile ? scope.for(path) : scope.at(start)
}
