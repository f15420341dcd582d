import { statSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'

/**
 * Whether a file or folder that a config names is there. PMM counts from its own working folder, in which its
 * config is mostly in a folder `config`; a container has that folder as `/config`. Nothing where that cannot be
 * told here.
 */
export function isLinkedThere(
  path: string,
  kind: 'file' | 'folder',
  config: string,
  cwd: string,
): boolean | undefined {
  if (process.platform !== 'win32' && /^[A-Za-z]:|\\/.test(path)) return undefined
  const folder = dirname(resolve(cwd, config))
  const below = /^(?:\/|\.\/)?config\/(.+)$/.exec(path)?.[1]
  const places = [
    ...(below === undefined ? [] : [join(folder, below)]),
    ...(isAbsolute(path) ? [path] : [join(dirname(folder), path), resolve(cwd, path), join(folder, path)]),
  ]
  const names = kind === 'folder' ? places : places.flatMap(withEndings)
  if (names.some((name) => is(name, kind))) return true
  // Of another folder of a container nothing is known here.
  return isAbsolute(path) && below === undefined && !is(dirname(path), 'folder') ? undefined : false
}

/** PMM adds an ending, and tries the other one (modules/meta.py 123-164 of Kometa 2.4.4). */
function withEndings(path: string): readonly string[] {
  const bare = path.replace(/\.ya?ml$/, '')
  return [path, `${bare}.yml`, `${bare}.yaml`]
}

function is(path: string, kind: 'file' | 'folder'): boolean {
  try {
    const stats = statSync(path)
    return kind === 'folder' ? stats.isDirectory() : !stats.isDirectory()
  } catch {
    return false
  }
}
