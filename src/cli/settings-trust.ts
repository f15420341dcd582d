import { dirname, join, resolve } from 'node:path'
import { loadSettingsFile } from '../files/settings-file.js'
import { isOwnAlone } from '../files/settings-owner.js'
import { dataIn, homeFolder } from '../files/settings-places.js'

type Env = Readonly<Record<string, string | undefined>>

/** A hook or a pipeline runs over what others have put there, and nobody looks on. */
export function runsUnasked(env: Env): boolean {
  const isSet = (name: string) => !['', '0', 'false', undefined].includes(env[name]?.toLowerCase())
  return ['PRE_COMMIT', 'CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'FORGEJO_ACTIONS', 'GITEA_ACTIONS'].some(isSet)
}

/**
 * Whether a person said beforehand that code of a settings file may run: their own settings in their home folder
 * list its folder under `trust`. Such a line ends in `/*` where it is about all folders below, too.
 *
 * @param place the settings file, absolute
 */
export async function isTrusted(place: string, env: Env): Promise<boolean> {
  if (runsUnasked(env)) return false
  const home = homeFolder()
  const own = home === undefined ? undefined : dataIn(home)
  if (home === undefined || own === undefined || !isOwnAlone(own)) return false
  const folder = dirname(resolve(place))
  return (await trustedFolders(own, home)).some((one) =>
    one.endsWith('/*') ? `${folder}/`.startsWith(one.slice(0, -1)) : resolve(one) === folder,
  )
}

async function trustedFolders(own: string, home: string): Promise<readonly string[]> {
  const loaded = await loadSettingsFile(own, home)
  if (!loaded.ok) return []
  const { readSettings } = await import('./settings-content.js')
  const { value, problems } = await readSettings(loaded.file)
  const trust = problems.length === 0 && isMapping(value) ? value.trust : undefined
  if (!Array.isArray(trust)) return []
  return trust
    .filter((one) => typeof one === 'string')
    .map((one) => (one === '~' || one.startsWith('~/') ? join(home, one.slice(1)) : one))
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
