import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { makeFolder } from './folder.js'

/**
 * Where a file that accompanies a config belongs: it may hold secrets, so in a git work tree it goes into the
 * git folder, where no `git add` finds it, else beside the config.
 *
 * @param real the config, absolute, links resolved
 */
export function privatePlace(real: string, suffix: string): string {
  const tree = workTree(dirname(real))
  if (!tree) return join(dirname(real), `${basename(real)}${suffix}`)
  const name = relative(tree.top, real).replaceAll(/[\\/]/g, '%2F')
  return join(tree.git, 'pmm-config', `${name}${suffix}`)
}

/** Where it goes when that place cannot be written: a folder of this user alone, among the temporary files. */
export function lastResort(real: string, suffix: string): string {
  const place = inTemporaryFolder(real, suffix)
  const folder = dirname(place)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!isOursAlone(folder))
    throw Object.assign(new Error(`${folder} is open to somebody else`), { code: 'EACCES' })
  return place
}

/** The first of the two whose folder can be written; the folder is made. */
export function firstWritable(real: string, suffix: string): string {
  const place = privatePlace(real, suffix)
  try {
    makeFolder(dirname(place))
    fs.accessSync(dirname(place), fs.constants.W_OK)
    return place
  } catch {
    return lastResort(real, suffix)
  }
}

/** Both, to look for what another run has left; nothing is made. */
export function possiblePlaces(real: string, suffix: string): readonly string[] {
  const second = inTemporaryFolder(real, suffix)
  return [privatePlace(real, suffix), ...(isOursAlone(dirname(second)) ? [second] : [])]
}

/**
 * Whether nobody else can put files into a folder. Anybody may make one of its name among the temporary files,
 * to read what is put into it, or to have what lies in it taken for ours.
 */
function isOursAlone(folder: string): boolean {
  // On Windows the folder for temporary files is a user's own.
  if (!process.getuid) return true
  try {
    const stats = fs.lstatSync(folder)
    return stats.isDirectory() && stats.uid === process.getuid() && (stats.mode & 0o022) === 0
  } catch {
    return false
  }
}

function inTemporaryFolder(real: string, suffix: string): string {
  // In a container there is often a number without a name, which `userInfo` throws at.
  const user = process.getuid?.() ?? userInfo().username
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  return join(tmpdir(), `pmm-config-${user}`, `${hash}-${basename(real)}${suffix}`)
}

/** The nearest folder above with `.git`: a folder, or a file that names it as in submodules and worktrees. */
function workTree(from: string): { readonly top: string; readonly git: string } | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const git = join(folder, '.git')
    try {
      if (fs.statSync(git).isDirectory()) return { top: folder, git }
      const named = /^gitdir: (.+)$/m.exec(fs.readFileSync(git, 'utf8'))?.[1]
      if (named) return { top: folder, git: resolve(folder, named.trim()) }
    } catch {
      // No repository here, or none that can be looked into.
    }
    if (dirname(folder) === folder) return undefined
  }
}
