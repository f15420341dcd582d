import fs from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readTextIfAny } from '../regular-file.js'
import { isTrusted } from './file-owner.js'

/** In bytes: a path, and a few words before it. */
const MAX_SIZE = 8192

export interface WorkTree {
  readonly top: string
  readonly git: string
}

/**
 * The work tree that a folder is in: the nearest above with `.git`, which is a folder, or a file that names it as in
 * submodules and worktrees. Nothing where that belongs to a stranger, or names something that is no git folder: it
 * would decide where secrets are put.
 *
 * @param owner whose the config is; a repository of theirs may keep what accompanies it
 */
export function findWorkTree(from: string, owner: number | undefined): WorkTree | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const git = join(folder, '.git')
    const stats = statIfAny(git)
    if (stats?.isDirectory()) return isTrusted(stats, owner) ? { top: folder, git } : undefined
    if (stats) {
      const named = isTrusted(stats) ? namedBy(git, stats) : undefined
      if (named !== undefined) return isGitFolder(named) ? { top: folder, git: named } : undefined
    }
    if (dirname(folder) === folder) return undefined
  }
}

/** What a `.git` leads to that is a link or a file; nothing where it is neither, or holds something else. */
function namedBy(git: string, stats: fs.Stats): string | undefined {
  try {
    if (stats.isSymbolicLink()) return fs.realpathSync(git)
  } catch {
    return undefined
  }
  const named = /^gitdir: (.+)$/m.exec(readTextIfAny(git, { maxSize: MAX_SIZE, follow: false }) ?? '')?.[1]
  return named && resolve(dirname(git), named.trim())
}

/** Whether this is there, is ours, and is laid out as git lays it out. */
function isGitFolder(folder: string): boolean {
  const stats = statIfAny(folder)
  if (!stats?.isDirectory() || !isTrusted(stats)) return false
  const is = (name: string, kind: 'isFile' | 'isDirectory') =>
    statIfAny(join(folder, name))?.[kind]() === true
  return is('HEAD', 'isFile') && (is('objects', 'isDirectory') || is('commondir', 'isFile'))
}

function statIfAny(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path)
  } catch {
    return undefined
  }
}
