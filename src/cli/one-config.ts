import type { PathProblem } from '../files/failure.js'
import { findConfigs } from '../files/find.js'
import type { Target } from '../files/target.js'
import type { Io } from './io.js'
import { scopeOf } from './options.js'

/** Which config a command for a single one is to take. */
export interface OneConfig {
  /** As typed; without it the config that PMM would read. */
  readonly path?: string
  /** Whether the settings say where configs are. */
  readonly config: boolean
  /** The settings file that a person names. */
  readonly settingsFile?: string
}

/** Finds the one config that is meant, or says why there is none, or more than one. */
export async function findOne(
  { path, config, ...rest }: OneConfig,
  io: Io,
): Promise<{ readonly target: Target } | { readonly problems: readonly PathProblem[] }> {
  const settings = await scopeOf({ settings: config, ...rest }, io).at(io.cwd)
  if (!settings.ok) return settings
  const { files, ignore, folder } = settings.settings
  const found = await findConfigs(path === undefined ? [] : [path], {
    cwd: io.cwd,
    env: io.env,
    files,
    ignored: [{ patterns: ignore, from: folder }],
    forceExclude: false,
  })
  if (found.problems.length > 0) return found
  const [target, ...others] = found.targets
  if (target && others.length === 0) return { target }
  const names = found.targets.slice(0, 3).map((one) => one.path)
  return {
    problems: [
      {
        path: path ?? '',
        message: target
          ? `this takes one config, and there are ${found.targets.length}`
          : 'there is no config here',
        hint: target
          ? `Name one of them: ${names.join(', ')}${others.length > 2 ? ', ...' : ''}`
          : 'Name it.',
      },
    ],
  }
}
