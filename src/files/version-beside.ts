import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { imageVersion, logVersion, type NamedVersion } from '../kometa/image-tag.js'
import { toSlashes } from './target.js'

/** The version of Kometa that a file beside a config names. */
export interface VersionBeside extends NamedVersion {
  readonly kind: 'image' | 'log'
  /** As to be shown, relative to the working folder. */
  readonly path: string
}

const MOST_FILES = 20
/** In bytes. */
const LARGEST_FILE = 256 * 1024
const START_OF_LOG = 64 * 1024

/** What files with images of Kometa are mostly called: `docker-compose.override.yml`, `kometa-values.yaml`. */
const USUAL_NAME =
  /^(?:(?:docker-)?compose(?:[.-][\w.-]+)?|(?:[\w.-]+[.-])?(?:helm-?release|values|kustomization|deployment)(?:[.-][\w.-]+)?)\.ya?ml$/i

/**
 * The version that the files around a config name: an image of Kometa in the folders from the config's up to
 * the top of the git work tree (without one: up to the folder above), or Kometa's log. Reads nothing but
 * plain files, and little of them. Never throws.
 */
export function versionBeside(config: string, cwd: string, mayReadLog: boolean): VersionBeside | undefined {
  const folder = dirname(resolve(cwd, config))
  const shown = (path: string) => toSlashes(relative(cwd, path)) || '.'
  let left = MOST_FILES
  for (const place of foldersFrom(folder)) {
    for (const name of namesIn(place)) {
      if (left-- <= 0) break
      const path = join(place, name)
      const found = imageVersion(readStart(path, LARGEST_FILE, true))
      if (found) return { ...found, kind: 'image', path: shown(path) }
    }
  }
  if (!mayReadLog) return undefined
  const log = join(folder, 'logs', 'meta.log')
  const found = logVersion(readStart(log, START_OF_LOG, false))
  return found && { ...found, kind: 'log', path: shown(log) }
}

function foldersFrom(folder: string): readonly string[] {
  const folders: string[] = []
  for (let place = folder; ; place = dirname(place)) {
    folders.push(place)
    if (existsSync(join(place, '.git'))) return folders
    if (dirname(place) === place) return folders.slice(0, 2)
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => USUAL_NAME.test(name))
      .sort()
  } catch {
    return []
  }
}

/** The beginning of a plain file, or all of it where it must be whole; nothing of anything else. */
function readStart(path: string, most: number, whole: boolean): string {
  let file: number | undefined
  try {
    // Without O_NONBLOCK, opening a named pipe waits for its writer. Windows has no such flag.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = fstatSync(file)
    if (!stats.isFile() || (whole && stats.size > most)) return ''
    const bytes = Buffer.alloc(Math.min(stats.size, most))
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)).toString('utf8')
  } catch {
    return ''
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
