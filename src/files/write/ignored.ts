import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createExclusion } from '../exclusion.js'
import { readTextIfAny } from '../regular-file.js'
import { findWorkTree } from './git-folder.js'

/** In bytes. */
const MAX_SIZE = 1024 * 1024

/**
 * Whether `git add -A` would take a file that is there. By what the repository itself excludes; what a person excludes
 * for all of theirs is not looked at.
 */
export async function isSeenByGit(real: string): Promise<boolean> {
  const folder = dirname(real)
  const tree = findWorkTree(folder, fs.statSync(real, { throwIfNoEntry: false })?.uid)
  if (!tree) return false
  const own = readTextIfAny(join(tree.git, 'info/exclude'), { maxSize: MAX_SIZE }) ?? ''
  const exclusion = await createExclusion(tree.top, [{ patterns: own.split(/\r?\n/), from: tree.top }])
  return !(await exclusion.within(folder))(basename(real), false)
}
