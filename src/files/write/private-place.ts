import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'

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
  const folder = join(tmpdir(), `pmm-config-${userInfo().uid}`)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid } = fs.lstatSync(folder)
  // Whoever made the folder first could read what is put into it.
  if (process.getuid && uid !== process.getuid()) throw new Error(`${folder} belongs to somebody else`)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  return join(folder, `${hash}-${basename(real)}${suffix}`)
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
