import { lstat, readdir, readlink } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { codeOf, describeFailure, type PathProblem } from './failure.js'
import { findSimilar } from './similar.js'
import { toSlashes } from './target.js'

/** Says what is missing when a path leads nowhere: the file, a folder on the way, or a link's end. */
export async function describeMissing(path: string, cwd: string): Promise<PathProblem> {
  const full = resolve(cwd, path)
  const end = await readlink(full).catch(() => undefined)
  if (end !== undefined) {
    return { path, message: `this is a symbolic link to ${end}, which does not exist` }
  }
  const show = (place: string) => (isAbsolute(path) ? place : toSlashes(relative(cwd, place)) || '.')
  let missing = full
  for (;;) {
    const folder = dirname(missing)
    try {
      const similar = await findSimilar(basename(missing), await readdir(folder))
      const message =
        missing === full ? 'no such file or folder' : `no such file: there is no folder ${show(missing)}`
      if (similar === undefined) return { path, message }
      const meant = join(folder, similar, relative(missing, full))
      const exists = await lstat(meant).catch(() => undefined)
      return { path, message, hint: `Did you mean ${show(exists ? meant : join(folder, similar))}?` }
    } catch (error) {
      const code = codeOf(error)
      // ENOTDIR comes from any depth; the file in the way is the part that exists.
      if (code === 'ENOTDIR' && (await lstat(folder).catch(() => undefined))) {
        return { path, message: `no such file: ${show(folder)} is a file, not a folder` }
      }
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || folder === missing) return describeFailure(path, error)
      missing = folder
    }
  }
}
