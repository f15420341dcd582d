import { readdirSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, posix, resolve } from 'node:path'
import { codeOf } from './failure.js'
import { isIgnored } from './git.js'

/**
 * Where a path of a config is counted from: `config`, the config's folder in the place of a container's `/config` (or
 * of the `config` in PMM's folder); `work`, the folder above it, in which PMM mostly runs; `here`, our own working
 * folder; `beside`, the config's folder itself; `absolute`, the root of the disk.
 */
type Base = 'absolute' | 'config' | 'work' | 'here' | 'beside'

/** A place on the disk that a path of a config may mean. */
export interface Place {
  readonly base: Base
  /** Absolute. */
  readonly path: string
}

/** The places that a path in a config may mean, the likeliest first; none where that is not to be told here. */
export function placesOf(path: string, config: string, cwd: string): readonly Place[] {
  // A drive or a share of Windows is not at hand elsewhere.
  if (process.platform !== 'win32' && /^[A-Za-z]:|\\/.test(path)) return []
  const folder = dirname(resolve(cwd, config))
  const below = /^(?:\/|\.\/)?config\/(.+)$/.exec(posix.normalize(path))?.[1]
  const ofConfig: readonly Place[] =
    below === undefined ? [] : [{ base: 'config', path: join(folder, below) }]
  if (isAbsolute(path)) return [{ base: 'absolute', path: resolve(path) }, ...ofConfig]
  return [
    { base: 'work', path: join(dirname(folder), path) },
    ...ofConfig,
    { base: 'here', path: resolve(cwd, path) },
    { base: 'beside', path: join(folder, path) },
  ]
}

/** What is looked for: PMM adds an ending to a file, and tries the other one, but not to a plain text. */
export type Wanted = 'file' | 'exact' | 'folder'

/** What there is of it at a place, absolute; nothing where there is none. What may not be looked at counts as there. */
export function found({ path }: Pick<Place, 'path'>, wanted: Wanted): string | undefined {
  if (wanted === 'folder') return is(path, (stats) => stats.isDirectory()) ? path : undefined
  if (wanted === 'exact') return is(path, () => true) ? path : undefined
  return endingsOf(path).find((one) => is(one, (stats) => !stats.isDirectory()))
}

function is(path: string, isMeant: (stats: Stats) => boolean): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats !== undefined && isMeant(stats)
  } catch (error) {
    // A part of the path is a file.
    return codeOf(error) !== 'ENOTDIR'
  }
}

/** `Films`, `Films.yml`, `Films.yaml` as PMM looks for them (modules/meta.py 123-164 of Kometa 2.4.4). */
function endingsOf(path: string): readonly string[] {
  const ending = extname(path)
  if (ending === '.yml') return [path, `${path.slice(0, -4)}.yaml`]
  if (ending === '.yaml') return [path, `${path.slice(0, -5)}.yml`]
  return [`${path}.yml`, `${path}.yaml`]
}

/** More names than this are looked through by nobody. */
const MOST_NAMES = 1000

/** The names in the folder of a path, for one that was meant; none where the folder cannot be listed. */
function namesBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path))
      .filter((name) => name !== basename(path))
      .slice(0, MOST_NAMES)
  } catch {
    return []
  }
}

/** Where a path of a config was looked for, to be compared with others. */
export interface LocalFile {
  /** Names of what the path may be counted from. */
  readonly bases: readonly string[]
  readonly found: readonly string[]
  isIgnored(base: string): boolean
  namesBeside(base: string): readonly string[]
}

/** Looks for a file or folder that a config names; reads neither. */
export function localFile(path: string, wanted: Wanted, config: string, cwd: string): LocalFile {
  const places = placesOf(path, config, cwd).map((place) => ({ ...place, base: nameOf(place) }))
  const at = (base: string) => places.find((place) => place.base === base)!.path
  return {
    bases: places.map(({ base }) => base),
    found: places.filter((place) => found(place, wanted) !== undefined).map(({ base }) => base),
    isIgnored: (base) => isIgnored(at(base)) || (wanted === 'file' && endingsOf(at(base)).some(isIgnored)),
    namesBeside: (base) => namesBeside(at(base)),
  }
}

/** Of absolute paths, those in one folder at the top of the disk belong together. */
const nameOf = ({ base, path }: Place): string => (base === 'absolute' ? `/${path.split(/[\\/]/)[1]}` : base)
