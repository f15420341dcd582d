import { resolve } from 'node:path'
import { findConfigs } from '../../files/find.js'
import { realPath } from '../../files/real-path.js'
import type { Check } from '../../report/checkup.js'
import { shownPath } from '../complain.js'
import type { Io } from '../io.js'
import type { Settings } from '../settings.js'
import { check, quoted } from './subject.js'

export interface Which {
  readonly checks: readonly Check[]
  /** The config to look at, as shown. */
  readonly path?: string
}

const VARIABLES = ['KOMETA_CONFIG', 'PMM_CONFIG']

/** Which config is looked at, and why; where none is, what was looked for. */
export async function whichConfig(
  asked: string | undefined,
  { files, ignore, folder }: Pick<Settings, 'files' | 'ignore' | 'folder'>,
  io: Io,
): Promise<Which> {
  const { targets, problems, searched } = await findConfigs(asked === undefined ? [] : [asked], {
    ...{ cwd: io.cwd, env: io.env, files, forceExclude: false },
    ignored: [{ patterns: ignore, from: folder }],
  })
  const missing = problems.map(({ path, message, hint }) =>
    // What is no path at all may be a whole file, secrets and all.
    /[\r\n]/.test(path)
      ? check('config.found', 'error', 'file', `${shownPath(path)}: this is no path of a file`)
      : check(
          'config.found',
          'error',
          'file',
          `${path === '.' ? '' : `${shownPath(path)}: `}${message}`,
          hint,
        ),
  )
  const [target, ...more] = targets
  if (!target)
    return {
      checks:
        missing.length > 0 ? missing : [check('config.found', 'error', 'file', 'there is no config here')],
    }
  if (more.length > 0)
    return {
      checks: [
        check(
          'config.found',
          'error',
          'file',
          `there are ${targets.length} configs here, and this is about one`,
          `Name it: ${targets
            .slice(0, 5)
            .map(({ path }) => path)
            .join(', ')}`,
        ),
      ],
    }
  const { path } = target
  const why = asked === undefined ? reasonFor(target.usual ?? false, searched) : 'you named it'
  return {
    path,
    checks: [...missing, check('config.found', 'ok', 'file', `${path} (${why})`), ...other(path, io)],
  }
}

function reasonFor(isUsual: boolean, searched: readonly string[]): string {
  const last = searched.at(-1)!
  if (VARIABLES.includes(last)) return `the variable ${last} names it, as for PMM`
  if (!isUsual) return 'the settings name it'
  return last === 'config/config.yml'
    ? 'where PMM looks'
    : 'found here; PMM looks for it as config/config.yml'
}

/** PMM goes by the variable, whatever is named on its command line (get_env in kometa.py of Kometa 2.4.4). */
function other(path: string, { cwd, env }: Io): readonly Check[] {
  const variable = VARIABLES.find((name) => env[name])
  if (variable === undefined || realPath(env[variable]!, cwd) === realPath(path, cwd)) return []
  const place = quoted(resolve(cwd, env[variable]!))
  return [
    check(
      'config.variable',
      'warn',
      variable,
      `names another file, ${place}: PMM reads that one, whatever its command line says`,
      `Unset ${variable} where this config is meant.`,
    ),
  ]
}
